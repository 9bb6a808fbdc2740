# shellcheck shell=bash
# To be sourced: an engine of this test's own, apart from those of the machine. Nothing in /etc is read that the engine does not insist
# on, and nothing there is changed.
#
#   engine podman|docker|rootless   prepares it: then kind, kubectl and podman or docker are on PATH and use it, and $engine_work is an empty folder
#   engine_load FOLDER...   loads the images of these results that it does not have
#   engine_stop             ends what engine started; the images stay for the next time
source "$(dirname "${BASH_SOURCE[0]}")/recipe/lib.sh"

inotify_instances=512
engine_name='' engine_kind='' engine_home='' engine_work='' engine_guard='' engine_process='' engine_before=''

engine() {
  engine_name=$1 engine_kind=$1
  engine_home=$cache/engine/$engine_kind
  engine_work=$engine_home/work
  mkdir -p "$engine_home"/{bin,run}
  take_engine
  rm -rf "$engine_work"
  mkdir "$engine_work"
  note_machine
  ln -sf "$(result kind)/kind" "$(result kubernetes)/kubectl" "$engine_home/bin"
  PATH=$engine_home/bin:$PATH
  export KIND_EXPERIMENTAL_PROVIDER=$engine_name KUBECACHEDIR=$engine_work/kubectl
  # shellcheck source=e2e/rootless.sh
  [[ $engine_kind != rootless ]] || source "${recipes%/*}/rootless.sh"
  "start_$engine_kind"
  clear_engine
}

# Notes what engines or this script will change on the machine, unless another run has noted it since the last boot, and that this one is
# at work.
note_machine() {
  engine_before=$cache/engine/before-$(</proc/sys/kernel/random/boot_id)
  alone note_alone
  # kind mounts it into its nodes.
  mkdir -p /lib/modules
}

note_alone() {
  if [[ ! -d $engine_before ]]; then
    rm -rf "$cache"/engine/before-*
    mkdir -p "$engine_before/users"
    cp /proc/sys/net/ipv4/ip_forward /proc/sys/fs/inotify/max_user_instances "$engine_before"
    [[ -e /lib/modules ]] || : >"$engine_before/no-modules"
    [[ -e /run/netns ]] || : >"$engine_before/no-netns"
  fi
  : >"$engine_before/users/$engine_kind"
  # A node takes about thirty; several engines at once have more nodes than the kernel's usual 128 are for.
  # Where that cannot be had, doctor says what lacks.
  (($(</proc/sys/fs/inotify/max_user_instances) >= inotify_instances)) || { echo "$inotify_instances" >/proc/sys/fs/inotify/max_user_instances; } 2>/dev/null || true
}

# alone COMMAND...: while no other run does the same.
alone() (
  flock 8
  "$@" 8>&-
) 8>"$cache/engine/machine.lock"

# Whether an engine is at work here besides this one; one that was killed has lost its lock.
others_work() {
  local other
  for other in "$engine_before"/users/*; do
    [[ ! -e $other ]] || flock -n "$cache/engine/${other##*/}/lock" true || return 0
  done
  return 1
}

# Waits for another run that has it, half an hour at most. The lock is held by a process that holds nothing else and ends with this one: engines
# hand what they inherit on to their containers.
take_engine() {
  local answer # by which the lock is known to be taken
  coproc guard {
    exec 9>"$engine_home/lock"
    flock -n 9 || { echo "waiting for another run that uses $engine_home" >&2 && flock -w 1800 9; } || exit 0
    echo taken
    exec tail --pid=$$ -f /dev/null
  }
  # shellcheck disable=SC2154 # coproc sets it
  engine_guard=$guard_PID
  read -r answer <&"${guard[0]}" && [[ $answer == taken ]] && return
  die "another run uses $engine_home"
}

# Removes what a killed run has left. All that is in this engine is ours.
clear_engine() {
  local containers
  containers=$("$engine_name" ps -q)
  # shellcheck disable=SC2086 # words on purpose
  [[ -z $containers ]] || "$engine_name" kill $containers >/dev/null 2>&1 || true
  containers=$("$engine_name" ps -aq)
  # shellcheck disable=SC2086 # words on purpose
  [[ -z $containers ]] || "$engine_name" rm -f -v $containers >/dev/null
  "$engine_name" volume prune -f >/dev/null
  "$engine_name" network prune -f >/dev/null
}

# Prints the default-ulimits of containers, NAME=SOFT:HARD a line: root cannot raise them everywhere, and an engine's own default may be more.
# Podman lowers its own limit of processes to pid_max.
limits() {
  local value most
  value=$(ulimit -Hn)
  [[ $value == unlimited ]] || echo "nofile=$value:$value"
  value=$(ulimit -Hu)
  most=$(</proc/sys/kernel/pid_max)
  [[ $value == unlimited ]] || echo "nproc=$((value < most ? value : most)):$((value < most ? value : most))"
}

# runc for any cgroup layout: crun refuses a hybrid one.
start_podman() {
  local list
  list=$(limits | jq -R . | jq -sc .)
  cat >"$engine_home/containers.conf" <<END
[containers]
default_ulimits = $list
pids_limit = 0
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
lock_type = "file"
static_dir = "$engine_home/static"
tmp_dir = "$engine_home/run/libpod"
volume_path = "$engine_home/volumes"
[network]
network_backend = "netavark"
network_config_dir = "$engine_home/networks"
END
  cat >"$engine_home/storage.conf" <<END
[storage]
driver = "overlay"
graphroot = "$engine_home/storage"
runroot = "$engine_home/run/storage"
END
  export CONTAINERS_CONF=$engine_home/containers.conf CONTAINERS_STORAGE_CONF=$engine_home/storage.conf
  podman info >/dev/null || die "podman does not start, see above"
}

# The bit of CAP_SYS_RESOURCE in the capabilities that this process can ever have.
has_sys_resource() {
  local bounds
  bounds=$(sed -n 's/^CapBnd:\t*//p' /proc/self/status)
  (((0x$bounds >> 24) & 1))
}

write_docker_config() {
  local runtime=runc
  has_sys_resource || runtime=kindred-runc
  jq -n --arg home "$engine_home" --arg runtime "$runtime" --arg wrapper "${recipes%/*}/runc-without-sys-resource" \
    --argjson limits "$(limits | jq -R 'capture("(?<Name>.*)=(?<Soft>.*):(?<Hard>.*)") | .Soft |= tonumber | .Hard |= tonumber' | jq -sc 'map({(.Name): .}) | add // {}')" '{
    hosts: ["unix://\($home)/run/docker.sock"], "data-root": "\($home)/data", "exec-root": "\($home)/run/exec", pidfile: "\($home)/run/docker.pid",
    bridge: "none", iptables: false, "ip-forward": false, "exec-opts": ["native.cgroupdriver=cgroupfs"], "default-ulimits": $limits,
    runtimes: {"kindred-runc": {path: $wrapper}}, "default-runtime": $runtime}' >"$engine_home/daemon.json"
}

start_docker() {
  # The distribution's client speaks to the distribution's daemon; another on PATH may be too new for it.
  [[ ! -x /usr/bin/docker ]] || ln -sf /usr/bin/docker "$engine_home/bin"
  write_docker_config
  # Of a run that was killed.
  if [[ -e $engine_home/run/docker.pid ]]; then end_docker "$(<"$engine_home/run/docker.pid")"; fi
  dockerd --config-file "$engine_home/daemon.json" >"$engine_home/dockerd.log" 2>&1 </dev/null &
  engine_process=$!
  export DOCKER_HOST=unix://$engine_home/run/docker.sock
  local try
  for try in {1..150}; do
    docker version >/dev/null 2>&1 && return
    kill -0 "$engine_process" 2>/dev/null || break
    sleep 0.2
  done
  tail -n 20 "$engine_home/dockerd.log" >&2
  end_docker "$engine_process"
  die "dockerd does not start after $try tries; its log is $engine_home/dockerd.log"
}

# end_docker PID: ends that dockerd, if it is the one of this folder, and waits until it is gone.
end_docker() {
  if tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" | grep -qF -- "--config-file $engine_home/daemon.json"; then
    kill "$1"
    timeout 60 tail --pid="$1" -f /dev/null || kill -9 "$1"
  fi
  rm -f "$engine_home/run/docker.pid"
}

engine_load() {
  local folder reference seen
  for folder in "$@"; do
    reference=$(<"$folder/reference")
    seen=$folder
    [[ $engine_kind != rootless ]] || seen=$(rootless_path "$folder")
    "$engine_name" image inspect "$reference" >/dev/null 2>&1 || "$engine_name" load --quiet --input "$seen/image.tar" >/dev/null
    # Its earlier versions, but not what was baked on it.
    "$engine_name" images --format "{{.Repository}}:{{.Tag}}" "${reference%:*}" | { grep -vxF "$reference" | grep -vE ":[0-9a-f]{20}$" || true; } | while read -r reference; do "$engine_name" rmi "$reference" </dev/null; done >/dev/null
  done
}

# Takes back what engines leave on the machine when the last of them is done, unless somebody uses it: the switch of forwarding, the limit of
# inotify, the chains that netavark made for its rules, empty cgroups.
restore_machine() {
  rm -f "$engine_before/users/$engine_kind"
  ! others_work || return 0
  local group family
  for group in /sys/fs/cgroup/*; do rmdir "$group"/libpod_parent/conmon "$group"/{libpod_parent,docker} 2>/dev/null || true; done
  for family in iptables ip6tables; do drop_netavark "$family"; done
  cat "$engine_before/ip_forward" >/proc/sys/net/ipv4/ip_forward
  # What a run of another version noted has none.
  [[ ! -e $engine_before/max_user_instances ]] || { cat "$engine_before/max_user_instances" >/proc/sys/fs/inotify/max_user_instances; } 2>/dev/null || true
  [[ ! -e $engine_before/no-modules ]] || rmdir /lib/modules 2>/dev/null || true
  # Podman mounts this folder on itself; nobody's name for a network namespace is lost with an empty one.
  if [[ -e $engine_before/no-netns && -d /run/netns && -z $(ls /run/netns) ]]; then
    umount /run/netns 2>/dev/null || true
    rmdir /run/netns 2>/dev/null || true
  fi
  rm -rf "$engine_before"
}

# drop_netavark iptables|ip6tables: removes the chains that netavark leaves, where no container has rules in them.
drop_netavark() {
  ! "$1" -S 2>/dev/null | grep -q -- '-A NETAVARK' && ! "$1" -t nat -S 2>/dev/null | grep -q -- '-A NETAVARK-[0-9A-F]' || return 0
  local table chain jump
  for jump in filter/FORWARD/NETAVARK_FORWARD nat/POSTROUTING/NETAVARK-HOSTPORT-MASQ nat/PREROUTING/NETAVARK-HOSTPORT-DNAT nat/OUTPUT/NETAVARK-HOSTPORT-DNAT \
    nat//NETAVARK-HOSTPORT-SETMARK; do
    IFS=/ read -r table chain jump <<<"$jump"
    drop_chain "$1" "$table" "$chain" "$jump"
  done
}

# drop_chain iptables|ip6tables TABLE FROM CHAIN: removes the rules of FROM that jump to CHAIN, and CHAIN.
drop_chain() {
  local rule
  if [[ -n $3 ]]; then
    rule=$("$1" -t "$2" -S "$3" 2>/dev/null | grep -- "-j $4\$" | sed 's/^-A/-D/') || true
    [[ -z $rule ]] || xargs -n 1000 "$1" -t "$2" <<<"$rule" 2>/dev/null || true
  fi
  "$1" -t "$2" -F "$4" 2>/dev/null || true
  "$1" -t "$2" -X "$4" 2>/dev/null || true
}

engine_stop() {
  clear_engine || true
  if [[ -n $engine_process ]]; then end_docker "$engine_process"; fi
  [[ $engine_kind != rootless ]] || stop_rootless
  engine_process=''
  alone restore_machine
  rm -rf "$engine_work"
  [[ -z $engine_guard ]] || kill "$engine_guard" 2>/dev/null || true
  engine_guard=''
}
