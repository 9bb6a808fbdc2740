/**
 * What a topology may say in this release beside what all labs have in common: the providers that
 * there are, and the words in which it speaks to one of them, a vocabulary each.
 */
@NullMarked
package dev.kindred.vocabulary;

import org.jspecify.annotations.NullMarked;
