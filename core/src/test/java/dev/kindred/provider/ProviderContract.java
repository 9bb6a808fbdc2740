package dev.kindred.provider;

/**
 * What a lab does, whatever makes it real: every provider passes these tests. A test of a provider
 * implements this and gives its world.
 */
public interface ProviderContract
    extends LifeContract, EditContract, ProofContract, RepairContract {}
