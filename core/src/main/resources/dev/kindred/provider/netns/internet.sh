# Starts the IP stack that is the way out of a lab, in the machine's network, and stays above it until
# its starter ends it. Arguments: the lab's process 1, the name of an interface, and its MTU. It
# prints one character when the way is open. The stack ends when nobody has the pipe open any more
# that process 1 waits at: with the lab, however that ends. Nothing of the machine's loopback is
# reached, and no port is opened.
exec 3<"/proc/$1/fd/3" 4>&1 >/dev/null </dev/null || exit 1
trap '' PIPE # Its starter does not listen for long.
setsid slirp4netns --exit-fd=3 --ready-fd=4 --configure --mtu="$3" --disable-host-loopback \
  --enable-sandbox --enable-seccomp "$1" "$2" &
exec 3<&- 4>&-
wait
