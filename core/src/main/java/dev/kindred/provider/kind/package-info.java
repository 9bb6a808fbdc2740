/**
 * Real Kubernetes clusters, made by kind in containers. All that is done on a node goes through the
 * container engine, so that the engine may be on another machine, as it is on macOS.
 */
@NullMarked
package dev.kindred.provider.kind;

import org.jspecify.annotations.NullMarked;
