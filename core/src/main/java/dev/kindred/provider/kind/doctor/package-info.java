/**
 * Looks at this machine and its container engine before kind makes anything, and says what is in
 * the way with the command that mends it. What was read and what follows from it are apart: the
 * checks are pure, and what cannot be read is unknown.
 */
@NullMarked
package dev.kindred.provider.kind.doctor;

import org.jspecify.annotations.NullMarked;
