/**
 * A program of its own that runs inside a lab: it opens sockets in every pod and sends packets from
 * each to each. It knows the JDK, how addresses are written and the words for what is wrong, so
 * that it starts at once.
 */
@NullMarked
package dev.kindred.provider.netns.probe;

import org.jspecify.annotations.NullMarked;
