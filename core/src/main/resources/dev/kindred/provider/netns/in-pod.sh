# What every program of a pod sees: the pod's own hostname, which is the first argument, and /sys and
# names of hosts as the pod has them. This stands before the scripts that start such programs.
hostname=$1
shift
# The file is for the machine's own root alone; the call behind the program is not.
if [ -w /proc/sys/kernel/hostname ]; then
  echo "$hostname" >/proc/sys/kernel/hostname
else
  hostname "$hostname" 2>/dev/null
fi
mount -t sysfs sysfs /sys 2>/dev/null
if [ -e /run/kindred/resolv.conf ]; then # There is a way out.
  resolver=$(readlink -m /etc/resolv.conf)
  case $resolver in /run/*) mkdir -p "${resolver%/*}" && : >>"$resolver" ;; esac
  mount --bind /run/kindred/resolv.conf "$resolver"
fi 2>/dev/null
