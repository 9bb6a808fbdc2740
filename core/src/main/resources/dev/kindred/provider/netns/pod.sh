# Runs a program in a pod. Without one it runs a shell: bash where it is, since others complain of a
# terminal whose process group lies outside their PID namespace.
if [ $# -gt 0 ]; then exec "$@"; fi
if command -v bash >/dev/null; then exec bash --norc --noprofile; fi
exec sh
