package dev.kindred.render;

/**
 * A path of the machine that a node of kind is to have.
 *
 * @param hostPath the path on the machine whose engine runs the node
 * @param containerPath where it is on the node
 * @param readOnly true if the node may not write there
 */
public record Mount(String hostPath, String containerPath, boolean readOnly) {}
