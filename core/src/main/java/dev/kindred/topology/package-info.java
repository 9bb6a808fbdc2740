/**
 * The declared lab: its records, addresses, and what holds where a file is silent. It knows the
 * JDK, and nothing of machines.
 */
@NullMarked
package dev.kindred.topology;

import org.jspecify.annotations.NullMarked;
