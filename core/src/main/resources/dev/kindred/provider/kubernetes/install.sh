# Keeps the script on standard input as the one that this node runs when it boots, and runs it. The arguments are routes to remove first,
# each in the words of "ip route del".
mkdir -p /etc/kindred
cat >/etc/kindred/restore.sh.new && mv /etc/kindred/restore.sh.new /etc/kindred/restore.sh || exit
if [ ! -e /etc/systemd/system/kindred.service ]; then
  cat >/etc/systemd/system/kindred.service <<'END'
[Unit]
Description=Data plane of Kindred
After=systemd-sysctl.service network-pre.target
Before=containerd.service kubelet.service
[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh /etc/kindred/restore.sh
[Install]
WantedBy=multi-user.target
END
  systemctl --quiet enable kindred.service || exit
fi
for route; do
  # shellcheck disable=SC2086 # words on purpose: blocks and addresses of ours
  ip route del $route 2>/dev/null
done
exec sh /etc/kindred/restore.sh
