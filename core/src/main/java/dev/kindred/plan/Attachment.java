package dev.kindred.plan;

/**
 * What an interface of a pod was made for.
 *
 * @param type the network's type at that time
 */
public record Attachment(String interfaceName, String network, String type) {}
