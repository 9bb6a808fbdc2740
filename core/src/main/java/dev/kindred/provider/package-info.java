/**
 * What makes clusters real: the interface that the life cycle of a lab talks to, and behind it one
 * package a provider. Providers do not know each other.
 */
@NullMarked
package dev.kindred.provider;

import org.jspecify.annotations.NullMarked;
