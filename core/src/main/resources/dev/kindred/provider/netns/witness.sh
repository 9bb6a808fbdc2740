# Tells when the kernel has done away with every network namespace of a lab, which it does in the
# background after their last process. It joins the lab's user namespace alone, allows one network
# namespace there, and tries to make one: as long as others are left, the kernel refuses.
# See "ucounts" in namespaces(7), /proc/sys/user.
echo 1 >/proc/sys/user/max_net_namespaces || exit 1
echo armed
read -r go || exit 1
tries=$1
while [ "$tries" -gt 0 ]; do
  unshare --net true 2>/dev/null && exit 0
  sleep 0.02
  tries=$((tries - 1))
done
exit 1
