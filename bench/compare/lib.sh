# For the scripts of this folder, to be sourced.
# shellcheck shell=bash

cache=$(cd "${BASH_SOURCE[0]%/*}" && pwd)/cache

say() { printf 'bench: %s\n' "$*" >&2; }
die() { local status=$1; shift; printf 'bench: %s\n' "$@" >&2; exit "$status"; }

# Takes pairs of a program and the Debian package that has it; says what to install where one is missing.
need() {
  local missing=()
  while (($#)); do
    command -v "$1" >/dev/null || missing+=("$2")
    shift 2
  done
  ((${#missing[@]} == 0)) || die 4 "programs are missing; on Debian: apt-get install --no-install-recommends ${missing[*]}"
}

# Sets CNI_PATH to a folder with ptp and host-local. Debian's package is only unpacked here, not installed.
find_plugins() {
  local folder
  for folder in ${CNI_PATH:+"$CNI_PATH"} /opt/cni/bin /usr/lib/cni /usr/libexec/cni "$cache/cni/usr/lib/cni"; do
    if [[ -x $folder/ptp && -x $folder/host-local ]]; then
      export CNI_PATH=$folder
      return
    fi
  done
  mkdir -p "$cache/cni"
  say "getting the CNI plugins of Debian's package containernetworking-plugins into bench/compare/cache"
  (cd "$cache/cni" && apt-get download -qq containernetworking-plugins && dpkg-deb -x containernetworking-plugins_*.deb . &&
    rm containernetworking-plugins_*.deb) || die 4 "could not; on Debian: apt-get update, and try again; else set CNI_PATH"
  export CNI_PATH=$cache/cni/usr/lib/cni
}

# Ends a bare lab: $1 is its process 1, $2 the unshare above it. Returns when all is gone.
end_lab() {
  kill -9 "$2"
  while [[ -e /proc/$1 ]]; do sleep 0.01; done
}

# Runs iperf3 from one place to another for some seconds: transfer ADDRESS SECONDS SERVER_PREFIX… :: CLIENT_PREFIX…
# Prints Gbit/s as the receiver saw it. Cubic everywhere, whatever the machine prefers.
transfer() {
  local address=$1 seconds=$2 prefix=() server try text
  shift 2
  while [[ $1 != :: ]]; do prefix+=("$1"); shift; done
  shift
  # It ends after one client, or by itself when none comes.
  timeout $((seconds + 20)) "${prefix[@]}" iperf3 --server --one-off >/dev/null 2>&1 &
  server=$!
  for ((try = 0; try < 100; try++)); do
    text=$(timeout $((seconds + 10)) "$@" iperf3 --client "$address" --time "$seconds" --congestion cubic --json) || :
    if [[ $text == *'"sum_received"'* ]]; then # the exit code tells nothing
      wait "$server" || :
      awk '/"sum_received"/ { inside = 1 }
        inside && /"bits_per_second"/ { gsub(/[^0-9.e+]/, "", $2); printf "%.3f\n", $2 / 1e9; exit }' <<<"$text"
      return
    fi
    sleep 0.1 # the server does not listen yet
  done
  kill "$server"
  say "iperf3 to $address failed: $text"
  return 1
}

# Sets jdk to one of version 25 or newer, and has Kindred use the same.
find_jdk() {
  local candidate version
  for candidate in ${KINDRED_JAVA_HOME:+"$KINDRED_JAVA_HOME"} ${JAVA_HOME:+"$JAVA_HOME"} /usr/lib/jvm/* /opt/*; do
    [[ -x $candidate/bin/javac && -f $candidate/release ]] || continue
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$candidate/release")
    if ((${version:-0} >= 25)); then
      jdk=$candidate
      export KINDRED_JAVA_HOME=$jdk
      return
    fi
  done
  die 4 "found no JDK 25; set KINDRED_JAVA_HOME"
}
