/**
 * The hops between two pods, by the routing tables, rules and packet filters as they are: where a
 * packet goes, what stops it, and what mends that. Sends nothing; everything here is pure.
 */
@NullMarked
package dev.kindred.explain;

import org.jspecify.annotations.NullMarked;
