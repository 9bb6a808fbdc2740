/**
 * What commands print with {@code -o json}: a record each, made of what the rest of Kindred knows
 * by functions that look at nothing else. Whoever shows a lab lays the same records out. Their form
 * is a promise, of which {@link dev.kindred.document.DocumentSchema} makes JSON Schemas.
 */
@NullMarked
package dev.kindred.document;

import org.jspecify.annotations.NullMarked;
