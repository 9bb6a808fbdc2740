package dev.kindred.provider.kind.doctor;

import java.util.Optional;

/**
 * What was read of a container engine and of the machine that its containers run on.
 *
 * @param kind what the program kind says its version is, and its file; empty when there is none
 *     that answers
 * @param host empty when they run on another kernel, as in the virtual machine that an engine on
 *     macOS has
 */
record Machine(Optional<String> kind, EngineState engine, Optional<Host> host) {}
