# Runs a program in a pod, once it has left in a file, the next argument, that it does, or why it cannot. Without a program it runs a
# shell: bash where it is, since others complain of a terminal whose process group lies outside their PID namespace.
file=$1
shift
if [ $# -gt 0 ]; then look_for '' "$PATH" "$1"; else found=there; fi
{ echo "$found" >"$file"; } 2>/dev/null
if [ "$found" != there ]; then exit 127; fi
if [ $# -gt 0 ]; then exec "$@"; fi
if command -v bash >/dev/null; then exec bash --norc --noprofile; fi
exec sh
