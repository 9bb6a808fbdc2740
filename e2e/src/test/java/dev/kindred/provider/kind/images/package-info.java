/** What the package does on a real engine; run by {@code dev.kindred.e2e.ImagesIT}. */
@NullMarked
package dev.kindred.provider.kind.images;

import org.jspecify.annotations.NullMarked;
