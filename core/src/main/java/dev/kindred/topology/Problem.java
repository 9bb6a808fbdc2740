package dev.kindred.topology;

/**
 * A fault of the topology that its author can mend.
 *
 * @param path the key's path, as {@code networks[0].cidr}; empty for the document as a whole
 * @param what what is wrong
 * @param fix what to write instead; empty when the fault says it
 */
public record Problem(String path, String what, String fix) {}
