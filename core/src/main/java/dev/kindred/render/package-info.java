/**
 * A plan as plain files and as a picture, for those who want the recipe or an overview of the lab.
 * Everything here is a pure function of the plan: the same plan gives the same text.
 */
@NullMarked
package dev.kindred.render;

import org.jspecify.annotations.NullMarked;
