/**
 * Kindred as a library: {@link dev.kindred.Kindred} is its one door. A program declares a lab, by a
 * file or by {@link dev.kindred.LabTopology}, brings it up, runs programs in its pods, proves it,
 * and takes it down:
 *
 * {@snippet :
 * try (Lab lab = Kindred.ofThisUser().lab(Path.of("kindred.yaml"))) {
 *   lab.up();
 *   assert lab.verify().ok();
 *   ExecResult said = lab.pod("edge1/demo1").exec("ip", "-brief", "address");
 * }
 * }
 *
 * <p>What is not as it should be is told by {@link dev.kindred.topology.InvalidTopology}, which has
 * each fault of a topology with its place, and by {@link dev.kindred.host.Fault}, which has what
 * happened and what can be done.
 */
@NullMarked
package dev.kindred;

import org.jspecify.annotations.NullMarked;
