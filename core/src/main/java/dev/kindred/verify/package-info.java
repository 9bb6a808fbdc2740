/**
 * The reachability matrix: which packets prove a lab, what came of them. Everything here is pure;
 * the provider sends the packets.
 */
@NullMarked
package dev.kindred.verify;

import org.jspecify.annotations.NullMarked;
