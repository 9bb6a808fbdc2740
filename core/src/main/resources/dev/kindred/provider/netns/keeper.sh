# Process 1 of a lab that is up, which ends with it. It waits for lines on a named pipe, descriptor
# 3: "until" and a time, when Kindred is told for how long the lab is wanted; "over" and that time,
# when it has come. A time is in seconds since 1970, or "none".
trap '' CHLD # The kernel reaps what ends here then. dash does so itself: its read is interrupted.

clock() ( # Asks once a minute at most: the machine may have slept, or its clock may have been set.
  trap - CHLD
  while
    now=$(date +%s) || now=0
    [ "$now" -lt "$1" ]
  do
    left=$(($1 - now))
    sleep $((left < 60 ? left : 60))
  done
  echo "over $1" >&3
)

wanted() {
  if [ "$1" = "$until" ]; then return; fi
  if [ -n "$clock" ]; then kill -9 "$clock"; fi
  until=$1 clock=
  if [ "$until" != none ]; then
    clock "$until" &
    clock=$!
  fi
}

until=none clock=
wanted "$1"
while :; do
  read -r word time <&3 || continue
  case $word in
    until) wanted "$time" ;;
    over) if [ "$time" = "$until" ]; then exit; fi ;;
  esac
done
