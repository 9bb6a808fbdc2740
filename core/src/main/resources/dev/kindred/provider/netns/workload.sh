# Looks after a workload's command in its pod, cut off from whoever started it once it has told that:
# starts it, keeps what it prints, and starts it again when it ends. Arguments: the pod's folder, when
# to start it again (always, on-failure, never), the longest time between two starts in seconds, and
# the command. In the folder it leaves its own id and start ("pid"), what became of the command
# ("state"), and what the command printed since its last start ("log") and before that ("previous").
home=$1 restart=$2 most=$3
shift 3
exec 3>&1 >/dev/null 2>&1 </dev/null
trap '' HUP INT TERM

process() {
  read -r stat </proc/$$/stat
  # shellcheck disable=SC2086 # Behind the name, which may hold anything, are numbers.
  set -- ${stat##*) }
  echo "$$ ${20}"
}

tell() {
  printf '%s\n' "state $1" "restart $restart" "restarts $restarts" "since $since" "code $code" \
    "ended $ended" "next $next" "why $why" >"$home/state.new" && mv "$home/state.new" "$home/state"
}

# Keeps what comes in, in numbered files, of which the last two and the one at hand stay. A file has
# at most 1 MiB: so many reads of so many bytes, each written as it comes.
keep() {
  cd "$home/log" || exit
  exec <pipe
  rm pipe
  n=1
  while dd bs=1024 count=1024 of=$n && [ -s $n ]; do
    rm -f $((n - 2))
    n=$((n + 1))
  done
  [ -s $n ] || rm -f $n
  exec cat >/dev/null # The disk is full: the command goes on.
}

# In a PID namespace of its own: what the command left running ends with it. All of it ends with this
# process, too. The command is not process 1 there, which the kernel treats unlike others.
run() {
  rm -rf "$home/previous"
  if [ -e "$home/log" ]; then mv "$home/log" "$home/previous"; fi
  mkdir "$home/log" && mkfifo -m 600 "$home/log/pipe" || return
  if ! command -v "$1"; then
    why=missing
    rm "$home/log/pipe"
    echo "kindred: there is no program $1 on this machine" >"$home/log/1"
    return 127
  fi
  why=
  keep &
  (
    trap - HUP INT TERM
    exec setpriv --pdeathsig KILL unshare --mount --mount-proc --pid --fork --kill-child \
      sh -c 'exec 3>&2 2>/dev/null; (exec "$@" 2>&3 3>&-); exit' sh "$@"
  ) >"$home/log/pipe" 2>&1
  result=$?
  wait
  return $result
}

greet() {
  if [ -z "$greeted" ]; then
    echo started >&3 || exit # Whoever started this is gone.
    exec 3>&-
    greeted=yes
  fi
}

greeted='' restarts=0 code='' ended='' why='' delay=1
process >"$home/pid.new" && mv "$home/pid.new" "$home/pid" || exit
while :; do
  since=$(date +%s) next=''
  tell running
  if command -v "$1"; then greet; fi
  run "$@"
  code=$? ended=$(date +%s)
  case $restart.$code in
    never.* | on-failure.0)
      tell ended
      greet
      exit
      ;;
  esac
  if [ $((ended - since)) -ge 600 ]; then delay=1; fi
  next=$((ended + delay))
  tell waiting
  greet
  sleep $delay
  restarts=$((restarts + 1)) delay=$((delay * 2))
  if [ $delay -gt "$most" ]; then delay=$most; fi
done
