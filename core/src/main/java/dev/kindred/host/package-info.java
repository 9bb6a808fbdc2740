/**
 * The machine that Kindred runs on: running programs, files and folders by the XDG rules, container
 * engines. Only this package starts processes.
 */
@NullMarked
package dev.kindred.host;

import org.jspecify.annotations.NullMarked;
