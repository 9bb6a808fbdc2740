/**
 * Reading a topology from YAML, with the place of each fault and what mends it; the keys that there
 * are, and the schema that comes of them.
 */
@NullMarked
package dev.kindred.topology.file;

import org.jspecify.annotations.NullMarked;
