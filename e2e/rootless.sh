# shellcheck shell=bash
# To be sourced by engine.sh: Podman as a plain user has it, on a machine whose cgroups are of version 1. Everything is real but for that version: the
# user namespace, subordinate ids, slirp4netns, netavark, native overlay. kind refuses rootless engines on version 1; so the user gets a child cgroup of
# each hierarchy, and rootless-podman says "v2" and names that cgroup to each container. Such a test is to be called what it is: rootless on delegated
# cgroups v1.
#
# The user exists in a mount namespace of a process of ours only: in its /etc/passwd and subuid, with /dev/net/tun and /dev/fuse as udev gives them
# elsewhere. Below /srv there are his home, this checkout and the results of e2e/prepare.
# shellcheck source=testing/plain-user.sh
source "$(dirname "${BASH_SOURCE[0]}")/../testing/plain-user.sh"
rootless_user=kindred-e2e
rootless_group=kindred-rootless-e2e # a child of each cgroup hierarchy
rootless_holder=''

# A command as the user, with the variables of his engine.
podman() { env "${rootless_variables[@]}" "${recipes%/*}/as-plain-user" "$rootless_holder" podman "$@"; }

# Where the user sees a result of e2e/prepare.
rootless_path() { printf '/srv/cache/%s\n' "${1##*/}"; }

start_rootless() {
  engine_name=podman
  delegate_cgroups
  write_rootless_files
  hold_rootless
  rootless_variables=(
    HOME=/srv/home USER=$rootless_user LOGNAME=$rootless_user XDG_RUNTIME_DIR=/srv/home/run XDG_CACHE_HOME=/srv/home/.cache
    PATH="/srv/bin:$(rootless_path "$(result kind)"):$(rootless_path "$(result kubernetes)"):/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
    KIND_EXPERIMENTAL_PROVIDER=podman CONTAINERS_CONF=/srv/home/containers.conf CONTAINERS_STORAGE_CONF=/srv/home/storage.conf
    KUBECACHEDIR=/srv/home/kubectl KINDRED_E2E_CGROUP="$rootless_group"
  )
  [[ $(podman info --format '{{.Host.Security.Rootless}} {{.Store.GraphDriverName}}') == 'true overlay' ]] || die "podman does not start as a plain user, see above"
}

# Children of this process's own groups: version 1 has rights by the owner of a folder.
delegate_cgroups() {
  local parent child
  for parent in /sys/fs/cgroup/*; do
    child=$parent/$rootless_group
    [[ -e $parent/cgroup.procs && ! -d $child ]] || continue
    mkdir "$child"
    if [[ -e $child/cpuset.cpus ]]; then
      cat "$parent/cpuset.cpus" >"$child/cpuset.cpus"
      cat "$parent/cpuset.mems" >"$child/cpuset.mems"
      echo 1 >"$child/cgroup.clone_children"
    fi
    chown -R "$plain_id:$plain_id" "$child"
  done
}

write_rootless_files() {
  local home=$engine_home/home
  mkdir -p "$home/run"
  write_plain_user "$engine_home" "$rootless_user" /srv/home
  cat >"$home/containers.conf" <<END
[containers]
pids_limit = 0
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
lock_type = "file"
[network]
network_backend = "netavark"
END
  cat >"$home/storage.conf" <<END
[storage]
driver = "overlay"
graphroot = "/srv/home/storage"
runroot = "/srv/home/run/storage"
END
  chown "$plain_id:$plain_id" "$home" "$home/run"
  chmod 700 "$home/run"
}

# Starts the process that holds the mount namespace; it ends with this one.
hold_rootless() {
  local answer
  # shellcheck disable=SC2030 # the process has a copy
  coproc holder {
    exec 9>&- || true
    export engine_home cache checkout=${recipes%/*/*} e2e=${recipes%/*} parent=$$
    exec unshare --mount --propagation slave bash -c '
      set -eu
      source "$checkout/testing/plain-user.sh"
      mount --make-rshared /
      mount -t tmpfs -o mode=755 tmpfs /srv
      mkdir /srv/{home,checkout,cache,bin}
      mount --bind "$engine_home/home" /srv/home
      mount --bind "$checkout" /srv/checkout
      cp "$e2e/rootless-podman" /srv/bin/podman
      for result in "$cache"/*-????????????????; do
        mkdir "/srv/cache/${result##*/}"
        mount --bind "$result" "/srv/cache/${result##*/}"
        mount -o remount,bind,ro "/srv/cache/${result##*/}"
      done
      mount_plain_user "$engine_home"
      echo held
      exec tail --pid="$parent" -f /dev/null' rootless
  }
  # shellcheck disable=SC2154 # coproc sets it
  rootless_holder=$holder_PID
  read -r answer <&"${holder[0]}" && [[ $answer == held ]] || die "cannot make a place for a plain user, see above"
}

# Ends what the user still has, the process that holds his user namespace included: all of it is in his cgroups.
stop_rootless() {
  local try group
  for group in /sys/fs/cgroup/*/"$rootless_group"; do
    for try in {1..50}; do
      # shellcheck disable=SC2046 # a process id a word
      [[ -d $group ]] && kill -KILL $(find "$group" -name cgroup.procs -exec cat {} +) 2>/dev/null || break
      sleep 0.1
    done
    find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || true
  done
  [[ -z $rootless_holder ]] || kill "$rootless_holder" 2>/dev/null || true
  rootless_holder=''
}
