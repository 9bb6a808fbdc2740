# In the user namespace of a lab, which has no users yet: waits until its starter has given it some,
# and goes on as their root, in the other namespaces. Arguments: the holder's script, and its own.
echo unshared
read -r mapped && [ "$mapped" = mapped ] || exit 1
exec unshare --net --mount --pid --ipc --fork --kill-child sh "$@"
