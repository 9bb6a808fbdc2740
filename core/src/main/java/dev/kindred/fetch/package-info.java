/**
 * Programs that labs need and that come from elsewhere: looked for on this machine, and fetched
 * into Kindred's cache without root where they are not there. One way for all of them: {@link
 * dev.kindred.fetch.Fetch}.
 */
@NullMarked
package dev.kindred.fetch;

import org.jspecify.annotations.NullMarked;
