/**
 * The declared lab: records, reading a topology file with its line numbers, defaults and
 * validation. It knows the JDK, the YAML reader and the address library, and nothing of machines.
 */
@NullMarked
package dev.kindred.topology;

import org.jspecify.annotations.NullMarked;
