/** What every provider passes, on real kind clusters. */
@org.jspecify.annotations.NullMarked
package dev.kindred.provider.kind;
