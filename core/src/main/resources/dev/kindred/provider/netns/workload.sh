# Runs a workload's command in its pod, cut off from whoever started it, once it has told that
# and has left the process's id and start, which the command keeps.
process() {
  read -r stat </proc/$$/stat
  # shellcheck disable=SC2086 # Behind the name, which may hold anything, are numbers.
  set -- ${stat##*) }
  echo "$$ ${20}"
}
home=$1
shift
if ! command -v "$1" >/dev/null; then
  echo missing
  exit 127
fi
exec 3>&1 >"$home/log" 2>&1 </dev/null
{ process >"$home/pid"; } && echo started >&3
exec 3>&- "$@"
