/**
 * The images of a lab on kind: which they are, how they come to the engine, to archives and to the
 * nodes, and node images that have them inside. It knows containers by name only, not clusters.
 */
@NullMarked
package dev.kindred.provider.kind.images;

import org.jspecify.annotations.NullMarked;
