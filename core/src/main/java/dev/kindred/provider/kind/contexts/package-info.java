/** Kubeconfigs of the user's: which contexts are there, and how ours go without a trace. */
@NullMarked
package dev.kindred.provider.kind.contexts;

import org.jspecify.annotations.NullMarked;
