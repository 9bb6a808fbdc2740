# Says whether a program can be run on this node, or in the container of a pod, by the file system of the first process in the pod's
# network namespace that is not the pause container's. Arguments: the namespace's file, or nothing for the node, and the program.
root= path=$PATH
if [ -n "$1" ]; then
  for process in /proc/[0-9]*; do
    if [ "$process/ns/net" -ef "$1" ] && [ -e "$process/exe" ] && read -r name <"$process/comm" && [ "$name" != pause ]; then
      root=$process/root
      break
    fi
  done 2>/dev/null
  if [ -z "$root" ]; then echo there; exit; fi # Nobody knows.
  path=$(tr '\0' '\n' <"${root%/root}/environ" | sed -n 's/^PATH=//p')
fi
look_for "$root" "${path:-/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}" "$2"
echo "$found"
