# Gives network namespaces of this node the kernel settings on standard input, a path and a value a line. Arguments: the namespaces' files.
settings=$(cat)
for namespace; do
  echo "$settings" | nsenter --net="$namespace" sh -c 'while read -r key value; do
      if [ -e "/proc/sys/$key" ]; then echo "$value" >"/proc/sys/$key" || exit; fi
    done' || [ ! -e "$namespace" ] || exit 1
done
