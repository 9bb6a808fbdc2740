package dev.kindred.provider;

import dev.kindred.plan.PodId;
import dev.kindred.topology.Cidr;

/**
 * A way from one pod to another that a packet is to take.
 *
 * @param source the sender's address on the network, a block of one
 * @param target the receiver's address on the network, a block of one
 * @param mtu the largest IP packet that is to pass, in bytes
 */
public record PodPath(PodId from, PodId to, String network, Cidr source, Cidr target, int mtu) {}
