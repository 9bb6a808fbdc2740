# Prints what decides about packets beside the main routing table in each of the network namespaces that
# are named by their paths: rules, all tables, fixed
# neighbours, interfaces without ARP, nftables, iptables and traffic control. Sections begin with a line
# "== PATH WHAT". It changes nothing. iptables of the old kind is asked only where its tables are there.
PATH=$PATH:/usr/sbin:/sbin
export LC_ALL=C
section() { printf '\n== %s %s\n' "$place" "$1"; }
within() { nsenter --net="$place" "$@" 2>/dev/null; }
for place; do
  if [ -e "$place" ]; then
    section rules4
    within ip -json -4 rule show
    section rules6
    within ip -json -6 rule show
    section routes
    within ip -json route show table all
    section neighbours
    within ip -4 neigh show nud permanent
    within ip -6 neigh show nud permanent
    section silent
    within ip -oneline link show | sed -n 's/^[0-9]*: \([^:@]*\).*[<,]NOARP[,>].* link\/ether .*/\1/p'
    if command -v nft >/dev/null; then
      section nft
      within nft -j list ruleset
      section nft-text
      within nft -a list ruleset
    fi
    for family in ip ip6; do
      for kind in legacy nft; do
        if command -v "${family}tables-$kind-save" >/dev/null; then
          section "${family}tables-$kind"
          within "${family}tables-$kind-save"
        fi
      done
    done
    if command -v tc >/dev/null; then
      section tc
      within tc qdisc show | while read -r word kind handle dev device rest; do
        case $kind in
          clsact | ingress)
            for side in ingress egress; do
              within tc filter show dev "$device" "$side" |
                sed -n "s/^filter .*pref \([0-9]*\) \([^ ]*\).*/$device $side \1 \2/p" | sort -u
            done
            ;;
          noqueue | pfifo_fast | fq_codel | fq | mq) ;;
          *) echo "$device qdisc 0 $kind" ;;
        esac
      done
    fi
    section end
  fi
done
