# Makes the files on standard input the only network configurations of this node: a name and a JSON text a line, divided by a tab.
mkdir -p /etc/cni/multus/net.d
cd /etc/cni/multus/net.d || exit
rm -f ./*.conf
tab=$(printf '\t')
while IFS="$tab" read -r name config; do
  printf '%s\n' "$config" >"./$name.new" && mv "./$name.new" "./$name.conf" || exit
done
