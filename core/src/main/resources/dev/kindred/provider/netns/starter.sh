# Starts the holder of a lab and stays above it until its starter ends it: the holder lives on. A
# JVM that is to exit waits 300 ms for whoever waits for a child that does not end.
exec 3<&0
setsid unshare --user sh "$@" <&3 3<&- &
exec 3<&- </dev/null >/dev/null
wait
