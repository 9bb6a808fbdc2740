# Says whether a program can be run on this node, or in the container of a pod, by the file system of the first of the pod's processes that is
# not the pause container's: their cgroups bear the pod's number. A second line says "runc" where the container's own runtime can run it there: its
# exec is what Kubernetes' comes to, without the API server and the kubelet in between. Arguments: that number, or nothing for the node, the program,
# the container's number, and where the kernel shows processes.
root= path=$PATH
if [ -n "$1" ]; then
  for file in $(grep -l -e "pod$1" -e "pod$(echo "$1" | tr - _)" "${4:-/proc}"/[0-9]*/cgroup 2>/dev/null); do
    process=${file%/cgroup}
    if [ -e "$process/exe" ] && read -r name <"$process/comm" && [ "$name" != pause ]; then
      root=$process/root
      break
    fi
  done 2>/dev/null
  if [ -z "$root" ]; then echo there; exit; fi # Nobody knows.
  path=$(tr '\0' '\n' <"${root%/root}/environ" | sed -n 's/^PATH=//p')
fi
look_for "$root" "${path:-/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}" "$2"
echo "$found"
if [ -n "${3:-}" ] && [ -e "/run/containerd/runc/k8s.io/$3/state.json" ] && command -v runc >/dev/null; then echo runc; fi
