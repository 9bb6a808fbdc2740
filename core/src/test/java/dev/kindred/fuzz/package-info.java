/** Damaged input, at random: what the tests of all readers share. */
@NullMarked
package dev.kindred.fuzz;

import org.jspecify.annotations.NullMarked;
