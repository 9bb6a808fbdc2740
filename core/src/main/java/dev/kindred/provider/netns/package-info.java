/**
 * The embedded provider: a cluster is a set of network namespaces inside one user, network, mount
 * and PID namespace that a holder process owns. The kernel removes everything when the holder ends.
 */
@NullMarked
package dev.kindred.provider.netns;

import org.jspecify.annotations.NullMarked;
