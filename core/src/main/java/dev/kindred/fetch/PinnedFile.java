package dev.kindred.fetch;

import java.net.URI;

/**
 * A file of a release, known beforehand.
 *
 * @param sha256 of the file, as the release gives it
 */
record PinnedFile(URI from, String sha256) {}
