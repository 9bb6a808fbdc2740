# Says whether the network of the pods has written its configuration on this node: "there" or "missing". Argument: how many seconds to wait for it.
left=$(($1 * 2))
while :; do
  for file in /etc/cni/net.d/*.conf /etc/cni/net.d/*.conflist; do
    case ${file##*/} in
      '*.conf' | '*.conflist' | 00-multus.*) ;;
      *) echo there && exit ;;
    esac
  done
  [ $left -gt 0 ] || break
  left=$((left - 1))
  sleep 0.5
done
echo missing
