/**
 * What the tests of all modules share: a skipped test says so, and is a failure where somebody
 * insists. Compiled into the tests of each.
 */
@NullMarked
package dev.kindred.testing;

import org.jspecify.annotations.NullMarked;
