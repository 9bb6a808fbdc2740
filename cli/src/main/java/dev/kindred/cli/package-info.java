/**
 * The command line: one class a command, and what they share to read arguments and to print. Only
 * this package writes to the standard streams.
 */
@NullMarked
package dev.kindred.cli;

import org.jspecify.annotations.NullMarked;
