/**
 * The kindred command on real kind clusters, as people use it. Each engine lives one story, in
 * order: making clusters takes too long for one a test.
 */
@NullMarked
package dev.kindred.e2e;

import org.jspecify.annotations.NullMarked;
