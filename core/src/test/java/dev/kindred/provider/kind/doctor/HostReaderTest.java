package dev.kindred.provider.kind.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.kind.doctor.Host.Presence;
import dev.kindred.topology.Cidr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files of a machine say. */
class HostReaderTest {
  @TempDir private Path folder;
  private FakeMachine fake;

  @BeforeEach
  void machine() throws IOException {
    fake = new FakeMachine(folder);
  }

  @Test
  void limits_are_read() throws IOException {
    fake.podman("");
    fake.file("proc/sys/fs/inotify/max_user_instances", "128\n");
    fake.file("proc/sys/fs/inotify/max_user_watches", "192536\n");
    fake.file("proc/sys/kernel/pid_max", "32768\n");
    fake.file("proc/sys/kernel/threads-max", "192730\n");
    fake.file("proc/10/comm", "bash\n");
    fake.file("proc/loadavg", "0.75 1.15 1.63 2/94 19740\n");
    fake.file("proc/self/cgroup", "9:pids:/other\n0::/user.slice/user-1000.slice/a.scope\n");
    fake.file("sys/fs/cgroup/user.slice/pids.max", "max\n");
    fake.file("sys/fs/cgroup/user.slice/user-1000.slice/pids.max", "10813\n");
    fake.file("usr/share/containers/containers.conf", "[containers]\n#pids_limit = 1\n");
    fake.file("etc/containers/containers.conf", "[containers]\npids_limit = 100\n");
    fake.file("etc/containers/containers.conf.d/20.conf", "pids_limit = 300\n");
    fake.file("etc/containers/containers.conf.d/10.conf", "pids_limit = 200\n");
    fake.file("home/me/.config/containers/containers.conf", "pids_limit = 400\n");

    assertThat(fake.host().limits())
        .isEqualTo(
            new Host.Limits(
                OptionalLong.of(128),
                FakeMachine.uid() == 0 ? OptionalLong.of(0) : OptionalLong.empty(),
                OptionalLong.of(192_536),
                OptionalLong.of(32_768),
                OptionalLong.of(94),
                OptionalLong.of(10_813),
                OptionalLong.of(300)));
    fake.podman("\"security\": {\"rootless\": true},");
    assertThat(fake.host().limits().processesOfContainer()).hasValue(400);
    fake.environment.put("CONTAINERS_CONF", "/own.conf");
    fake.file(
        "own.conf", "[containers]\npids_limit = 0\ndefault_ulimits = [\n \"nofile=1:2\",\n]\n");
    assertThat(fake.host().limits().processesOfContainer()).hasValue(0);
    assertThat(fake.host().rights().ulimits().orElse("").strip()).isEqualTo("\"nofile=1:2\",");
  }

  @Test
  void rights_are_read() throws IOException {
    fake.podman("");
    fake.file("proc/sys/kernel/pid_max", "32768\n");
    fake.file(
        "proc/self/limits",
        """
        Limit            Soft Limit  Hard Limit  Units
        Max processes    96365       unlimited   processes
        Max open files   1024        20000       files
        """);

    assertThat(fake.host().rights())
        .isEqualTo(
            new Host.Rights(
                OptionalLong.of(FakeMachine.uid()),
                Optional.of(false),
                OptionalLong.of(20_000),
                OptionalLong.of(32_768),
                Optional.empty()));
  }

  @Test
  void instances_of_inotify_are_counted_by_user() throws IOException {
    fake.podman("\"security\": {\"rootless\": true},");
    for (String descriptor : List.of("10/fd/3", "10/fd/4", "11/fd/7")) {
      Path link = fake.at("proc/" + descriptor);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Path.of("anon_inode:inotify"));
    }
    Files.createSymbolicLink(fake.at("proc/11/fd/8"), Path.of("socket:[1]"));

    assertThat(fake.host().limits().instancesUsed()).hasValue(3);
  }

  @Test
  void firewalld_is_known_by_its_process() throws IOException {
    fake.podman("");
    fake.file("proc/10/comm", "bash\n");
    assertThat(fake.host().net().firewalld()).contains("");

    fake.file("proc/11/comm", "firewalld\n");
    assertThat(fake.host().net().firewalld()).contains("nftables");

    fake.file("etc/firewalld/firewalld.conf", "# FirewallBackend\nFirewallBackend=iptables\n");
    assertThat(fake.host().net().firewalld()).contains("iptables");
  }

  @Test
  void features_of_the_kernel_are_read_from_what_it_shows_and_from_lists() throws IOException {
    fake.podman("");
    fake.file("proc/filesystems", "nodev\tsysfs\nnodev\toverlay\n");
    Files.createDirectories(fake.at("sys/module/bridge"));
    fake.file(
        "lib/modules/" + FakeMachine.KERNEL + "/modules.builtin",
        "kernel/net/netfilter/nf_nat.ko\n");
    fake.file(
        "lib/modules/" + FakeMachine.KERNEL + "/modules.dep",
        "kernel/drivers/net/veth.ko.zst: x.ko\n");

    Host.Kernel kernel = fake.host().kernel();

    assertThat(kernel.modulesFolder()).isTrue();
    assertThat(kernel.hybrid()).isFalse();
    assertThat(kernel.features())
        .isEqualTo(
            Map.of(
                "overlay", Presence.LOADED,
                "bridge", Presence.LOADED,
                "nf_nat", Presence.LOADED,
                "veth", Presence.LOADABLE,
                "nf_tables", Presence.MISSING,
                "ip_tables", Presence.MISSING,
                "br_netfilter", Presence.MISSING,
                "vxlan", Presence.MISSING,
                "macvlan", Presence.MISSING));
  }

  @Test
  void features_of_the_kernel_are_read_from_its_configuration() throws IOException {
    fake.podman("");
    fake.file(
        "boot/config-" + FakeMachine.KERNEL,
        "#\nCONFIG_VETH=y\nCONFIG_NF_TABLES=m\n# CONFIG_BRIDGE is not set\n");

    Host.Kernel kernel = fake.host().kernel();

    assertThat(kernel.feature("veth")).isEqualTo(Presence.LOADED);
    assertThat(kernel.feature("nf_tables")).isEqualTo(Presence.UNKNOWN);
    assertThat(kernel.feature("bridge")).isEqualTo(Presence.MISSING);
  }

  @Test
  void control_groups_are_hybrid_where_version_2_has_a_folder_beside_version_1()
      throws IOException {
    fake.podman("");
    fake.file("proc/self/mounts", "cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n");
    assertThat(fake.host().kernel().hybrid()).isFalse();

    fake.file(
        "proc/self/mounts",
        """
        tmpfs /sys/fs/cgroup tmpfs rw 0 0
        cgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0
        """);
    assertThat(fake.host().kernel().hybrid()).isTrue();
  }

  @Test
  void memory_and_disk_are_read() throws IOException {
    fake.podman("");
    fake.file("proc/meminfo", "MemTotal:  9 kB\nMemAvailable:   2000 kB\nSwapFree:   500 kB\n");

    assertThat(fake.host().room().memory()).hasValue(2_560_000);
    assertThat(fake.host().room().disk().orElse(0)).isPositive(); // Of the folder above its store.
  }

  @Test
  void ports_that_somebody_listens_on_are_read() throws IOException {
    fake.podman("");
    fake.file("proc/sys/net/ipv4/ip_unprivileged_port_start", "1024\n");
    fake.file(
        "proc/net/tcp",
        """
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid
           0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0
           1: 0100007F:0016 0100007F:A1B2 01 00000000:00000000 00:00000000 00000000     0
        """);
    fake.file(
        "proc/net/tcp6",
        "   0: 00000000000000000000000000000000:01BB 00000000000000000000000000000000:0000 0A 0:0\n");

    fake.file(
        "proc/net/udp",
        """
           sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid
          512: 00000000:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000     0
          513: 0100007F:C001 0100007F:0035 01 00000000:00000000 00:00000000 00000000     0
          514: 0A00020A:0044 00000000:0000 07 00000000:00000000 00:00000000 00000000     0
        """);
    fake.file(
        "proc/net/sctp/eps",
        """
         ENDPT     SOCK   STY SST HBKT LPORT   UID INODE LADDRS
        ffff8880 ffff8881 2   10  29   38412   1000  5678 127.0.0.1
        """);

    assertThat(fake.host().net().ports())
        .contains(
            Set.of(
                OpenPort.tcp(8080),
                OpenPort.tcp(443),
                new OpenPort(53, "UDP"),
                new OpenPort(38412, "SCTP")));
    assertThat(fake.host().net().plainPorts()).hasValue(1024);
  }

  @Test
  void routes_are_read_from_every_table_without_the_kernel_s_own() throws IOException {
    fake.podman("");
    fake.program(
        "ip",
        """
        echo '[{"dst": "default", "gateway": "192.0.2.1", "dev": "eth0"}, {"dst": "192.0.2.0/24", "dev": "eth0"},
          {"dst": "100.64.0.7", "dev": "tailscale0", "table": "52"}, {"type": "unreachable", "dst": "10.9.0.0/16"},
          {"type": "local", "dst": "127.0.0.0/8", "dev": "lo", "table": "local"}, {"dst": "fe80::/64", "dev": "eth0"},
          {"type": "multicast", "dst": "ff00::/8", "dev": "eth0"}, {"dst": "fd00::/64", "dev": "eth0"}]'\
        """);

    assertThat(fake.host().net().routes())
        .contains(
            Map.of(
                Cidr.of("192.0.2.0/24"), "eth0",
                Cidr.of("100.64.0.7/32"), "tailscale0",
                Cidr.of("10.9.0.0/16"), "none",
                Cidr.of("fd00::/64"), "eth0"));
  }
}
