# How run measures; to be sourced. A series is a file of numbers, one a counted run: milliseconds, Gbit/s or MB.
# shellcheck shell=bash disable=SC2034,SC2154 # its variables are run's

counting=0 begun=0 begun_busy=0 stamps=

record() { ((!counting)) || echo "$2" >>"$work/series/$1"; }

# Succeeds where the kernel removes no network namespaces, which it does after their processes are gone, and little else runs.
quiet() {
  local before after
  ! grep -qs '+netns' /proc/[0-9]*/comm || { sleep 0.1; return 1; }
  read -r -a before </proc/stat
  sleep 0.2
  read -r -a after </proc/stat
  awk -v before="${before[*]:1:8}" -v after="${after[*]:1:8}" 'BEGIN {
    split(before, b); split(after, a)
    for (i in a) { all += a[i] - b[i]; if (i == 4 || i == 5) idle += a[i] - b[i] }
    exit idle >= 0.8 * all ? 0 : 1
  }'
}

# Waits until what ran before is no burden on what comes, but not for long: on a machine that others use it never gets quiet.
settle() {
  local deadline=$((SECONDS + 5))
  ((++begun))
  until quiet; do
    ((SECONDS < deadline)) || { ((++begun_busy)); return 0; }
  done
}

# Runs a command and sets ms to the time it took; what it printed is in $work/out and $work/err. The limit is in seconds.
timed() {
  local limit=$1 begin end status=0
  shift
  settle
  begin=${EPOCHREALTIME/./}
  timeout -k 5 "$limit" "$@" >"$work/out" 2>"${errors:-$work/err}" </dev/null || status=$?
  end=${EPOCHREALTIME/./}
  check "$status" "$@"
  ms=$(thousandths $((end - begin)))
}

# The same, and sets peak to the most memory that the process itself had at a time, in MB.
timed_with_peak() {
  local limit=$1 begin end pid watch status=0
  shift
  settle
  begin=${EPOCHREALTIME/./}
  "$@" >"$work/out" 2>"${errors:-$work/err}" </dev/null &
  pid=$!
  watch_peak "$pid" "$limit" &
  watch=$!
  wait "$pid" || status=$?
  end=${EPOCHREALTIME/./}
  wait "$watch" || :
  check "$status" "$@"
  ms=$(thousandths $((end - begin)))
  peak=$(awk '{ printf "%.1f", $1 / 1024 }' "$work/peak")
}

# Linux keeps the peak itself; the last value before the process ends is what counts.
watch_peak() {
  local deadline=$((SECONDS + $2)) key value
  while [[ -d /proc/$1 ]]; do
    while read -r key value _; do
      [[ $key != VmHWM: ]] || echo "$value" >"$work/peak"
    done 2>/dev/null <"/proc/$1/status" || :
    ((SECONDS < deadline)) || kill -9 "$1"
    sleep 0.05
  done 2>/dev/null
}

check() {
  local status=$1
  shift
  ((status == 0)) || die 1 "exit code $status from: $*" "$(tail -qn 5 "$work"/{err,stamped,out} 2>/dev/null)"
}

# The same for a command that prints events on standard error: a line each, which is given the microsecond when it came.
timed_with_events() {
  mkfifo "$work/events"
  while read -r line; do echo "${EPOCHREALTIME/./} $line"; done <"$work/events" >"$work/stamped" &
  stamps=$!
  errors=$work/events "$@"
  wait "$stamps"
  stamps=
  rm "$work/events"
}

# Microseconds as milliseconds.
thousandths() { printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)); }

# A figure that a program printed behind its name on a line of its own.
figure() { awk -v name="$1" '$1 == name { print $2 }' "$work/out"; }

# The median, the least and the largest number of a series; nothing where it has none.
statistics() {
  [[ ! -s $work/series/$1 ]] || sort -g "$work/series/$1" | awk '
    { n[NR] = $1 }
    END { printf "%.3f %.3f %.3f\n", NR % 2 ? n[(NR + 1) / 2] : (n[NR / 2] + n[NR / 2 + 1]) / 2, n[1], n[NR] }'
}
