package dev.kindred.provider.netns.probe;

import java.lang.foreign.MemorySegment;

/**
 * An address of a pod, and the pod's socket of its family.
 *
 * @param text the address as the rest of Kindred writes it
 * @param fault why nothing can be sent from or to it; empty when it can
 */
record Endpoint(
    Address address, String text, MemorySegment socketAddress, PodSocket socket, String fault) {}
