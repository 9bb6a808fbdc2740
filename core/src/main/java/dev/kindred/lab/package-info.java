/**
 * The life cycle of a lab: up, down, status, and what it keeps in its folder. It joins the pure
 * parts with the provider and owns the ledger and the lock.
 */
@NullMarked
package dev.kindred.lab;

import org.jspecify.annotations.NullMarked;
