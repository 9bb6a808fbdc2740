package dev.kindred.lab;

import java.time.Instant;
import java.util.Optional;

/**
 * What tells whether a lab can go.
 *
 * @param applied true when it was brought up, and not down since
 * @param running true when something of it runs
 * @param until when its time is over; empty for never
 */
record LabState(String name, boolean applied, boolean running, Optional<Instant> until) {}
