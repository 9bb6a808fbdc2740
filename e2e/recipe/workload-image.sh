#!/usr/bin/env bash
# busybox, from Debian's package.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
root=$1/root
reference=localhost/kindred-busybox:1.35.0
echo "$reference" >"$1/reference"
mkdir -p "$root"/{bin,etc,tmp,run,root}
(cd "$1" && apt-get -qq download busybox-static && dpkg-deb -x busybox-static_*.deb deb)
mv "$1/deb/bin/busybox" "$root/bin/busybox"
for applet in $("$root/bin/busybox" --list); do
  [[ $applet == busybox ]] || ln -s busybox "$root/bin/$applet"
done
echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
pack "$1/image.tar" '{"Env": ["PATH=/bin"], "Cmd": ["sh"]}' "$reference" "$root"
rm -rf "$root" "$1"/deb "$1"/*.deb
