/**
 * What clusters of Kubernetes have in common, whoever made them: reading nodes and pods, kubectl,
 * what pods are to have, the scripts that run on nodes. Knows no container engine; it comes to
 * nodes by {@link dev.kindred.provider.NodeAccess}.
 */
@NullMarked
package dev.kindred.provider.kubernetes;

import org.jspecify.annotations.NullMarked;
