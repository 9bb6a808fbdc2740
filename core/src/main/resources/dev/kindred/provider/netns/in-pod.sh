# What every program of a pod or node sees: its own hostname, which is the first argument, /sys of its
# own, and files in /etc that know its name and look names up without waiting. This stands before the
# scripts that start such programs.
hostname=$1
shift
# The file is for the machine's own root alone; the call behind the program is not.
if [ -w /proc/sys/kernel/hostname ]; then
  echo "$hostname" >/proc/sys/kernel/hostname
else
  hostname "$hostname" 2>/dev/null
fi
mount -t sysfs sysfs /sys 2>/dev/null

# Puts text in the place of a file of the machine, which may be a link into /run. For all to read.
place() (
  umask 022
  target=/etc/$1
  if [ -L "$target" ]; then
    target=$(readlink -m "$target")
    case $target in /run/*) mkdir -p "${target%/*}" && : >>"$target" ;; esac
  fi
  if [ -e "$target" ]; then
    echo "$2" >"/run/kindred/$$.$1" && mount -n --bind "/run/kindred/$$.$1" "$target"
    rm -f "/run/kindred/$$.$1" # What is mounted stays.
  fi
) 2>/dev/null

# shellcheck disable=SC2034 # fields that nobody asks for
hosts="127.0.0.1 localhost
::1 localhost ip6-localhost ip6-loopback
$(ip -oneline address show dev eth0 scope global 2>/dev/null |
  while read -r _ _ _ address _; do echo "${address%/*} $hostname"; done)"
place hosts "$hosts"
place hostname "$hostname"
if [ -e /run/kindred/resolv.conf ]; then # There is a way out.
  place resolv.conf "$(cat /run/kindred/resolv.conf)"
else # Only the pod itself may answer; where nobody listens there, that is known at once.
  place resolv.conf "nameserver 127.0.0.1
options timeout:1 attempts:1"
fi
