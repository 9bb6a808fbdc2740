# Works inside a lab on requests from standard input, one a line, fields divided by tabs, and
# answers each with an exit code on a line, as long as there is somebody to read it. It moves
# between network namespaces by replacing itself. Fields are data, never code.
#
# What a program prints goes to a file in memory: of at most 64 MiB, in blocks of 512 bytes.
ulimit -f 131072
IFS='	'
# Ends all that runs in a namespace, and what that had just begun.
quiet() {
  for _ in 1 2 3 4 5 6 7 8; do
    ip netns pids "$1" >"$2" 2>/dev/null
    [ -s "$2" ] || break
    while read -r pid; do kill -9 "$pid" 2>/dev/null; done <"$2"
  done
}
strip() { # Takes interfaces that nobody detached, as one under another name: their addresses are free.
  nsenter --net="$1" sh -c 'for link in /proc/sys/net/ipv4/conf/*; do
    case $link in */all | */default | */lo) ;; *) ip link del dev "${link##*/}" ;; esac
  done' 2>/dev/null
}
settings() {
  code=0
  while read -r key value; do
    if [ -e "/proc/sys/$key" ]; then echo "$value" >"/proc/sys/$key" || code=1; fi
  done <"$1"
  return $code
}
if [ $# -gt 0 ]; then # In a pod: its settings, and a batch.
  settings "$2" && exec ip -batch "$1"
  exit
fi
while read -r op a b c d e f; do
  case $op in
    enter) exec nsenter --net="/run/netns/$a" sh "$0" ;;
    batch) ip -batch "$a" >"$b" 2>&1 ;;
    settings) settings "$a" 2>"$b" ;;
    inpod) nsenter --net="/run/netns/$a" sh "$0" "$b" "$d" >"$c" 2>&1 ;;
    cni)
      CNI_COMMAND=$a CNI_CONTAINERID=$b CNI_NETNS=/run/netns/$b CNI_IFNAME=$c \
        "$CNI_PATH/$d" <"$e" >"$f" 2>"$f.err"
      ;;
    show) nsenter --net="/run/netns/$a" ip -json -batch "$b" >"$c" 2>"$c.err" ;;
    tell) nsenter --net="/run/netns/$a" ip -force -batch "$b" >"$c" 2>&1 ;;
    read)
      while read -r key; do
        value=
        if [ -e "/proc/sys/$key" ]; then read -r value <"/proc/sys/$key"; fi
        echo "$key	$value"
      done <"$a" >"$b"
      ;;
    has) [ -e "/proc/sys/net/ipv4/conf/$a" ] ;;
    unbridge) [ -n "$(ip link show master "$a" 2>/dev/null)" ] || ip link del dev "$a" 2>/dev/null ;;
    unplug) ip link del dev "$a" 2>/dev/null ;;
    unplug-all) # A node that goes: its ports are gone then, whenever the kernel ends its namespace.
      ip link del dev eth0 2>/dev/null
      for link in /proc/sys/net/ipv4/conf/segment*; do
        [ ! -e "$link" ] || ip link del dev "${link##*/}" 2>/dev/null
      done
      ;;
    rename) # The kernel renames what is up from 6.2 on.
      ip link set dev "$a" name "$b" 2>"$c" || {
        ip link set dev "$a" down && ip link set dev "$a" name "$b" 2>"$c"
        code=$?
        if [ $code = 0 ]; then ip link set dev "$b" up; else ip link set dev "$a" up; fi
        [ $code = 0 ]
      }
      ;;
    remove)
      quiet "$a" "$b"
      case $a in *_*) strip "/run/netns/$a" ;; esac
      ip netns del "$a" 2>"$b" && rm -rf "/run/kindred/pods/$a"
      ;;
    quiet) quiet "$a" "$b" ;;
    unnamed) # The plugin macvlan names its link after it has put it into the pod.
      nsenter --net="/run/netns/$a" ip -oneline link show type macvlan 2>/dev/null |
        while IFS=' :@' read -r number name rest; do
          case $name in veth*) nsenter --net="/run/netns/$a" ip link del dev "$name" ;; esac
        done
      ;;
    strand) # What lives on in a namespace that lost its name, of which process a is one.
      space=$(readlink "/proc/$a/ns/net")
      strip "/proc/$a/ns/net"
      for _ in 1 2; do # What had just been begun as well.
        for process in /proc/[0-9]*; do
          if [ "$(readlink "$process/ns/net")" = "$space" ]; then kill -9 "${process#/proc/}" 2>/dev/null; fi
        done
      done
      ;;
    forget) rm -rf "/run/kindred/pods/$a" ;;
    *) false ;;
  esac
  echo $? || exit
done
