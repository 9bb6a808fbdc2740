/**
 * What a person can do about a fault: words, with Kindred's own commands as data between them. Who
 * prints it knows how Kindred was called and what leads to the lab, and lays the commands out.
 */
@NullMarked
package dev.kindred.advice;

import org.jspecify.annotations.NullMarked;
