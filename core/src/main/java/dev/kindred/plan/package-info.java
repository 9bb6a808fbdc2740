/**
 * What a topology comes to: addresses, slices, routes, attachment definitions, and the difference
 * from what is observed. Everything here is a pure function: no I/O, no clock, no randomness.
 */
@NullMarked
package dev.kindred.plan;

import org.jspecify.annotations.NullMarked;
