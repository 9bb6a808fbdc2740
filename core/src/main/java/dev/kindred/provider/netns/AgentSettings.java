package dev.kindred.provider.netns;

import java.time.Duration;

/**
 * What agents work with.
 *
 * @param cniPath the folder of the plugins; empty for work that needs none
 * @param limit how long one request may take
 */
record AgentSettings(String cniPath, Duration limit) {}
