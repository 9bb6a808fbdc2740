# shellcheck shell=bash
# To be sourced: a plain user who stands in files of a folder alone, which in a mount namespace lie over those of /etc. Nothing of the machine is changed.
plain_id=64100               # nobody's, or the next
plain_subordinate=1878982656 # 65536 of them
while getent passwd "$plain_id" >/dev/null || getent group "$plain_id" >/dev/null; do plain_id=$((plain_id + 1)); done

# write_plain_user FOLDER NAME HOME: FOLDER/etc, with the user, and with subordinate ids where the machine has such files.
write_plain_user() {
  local folder=$1 name=$2 home=$3 file
  mkdir -p "$folder"/{etc,dev}
  for file in passwd group subuid subgid; do
    cat "/etc/$file" >"$folder/etc/$file" 2>/dev/null || rm -f "$folder/etc/$file"
  done
  echo "$name:x:$plain_id:$plain_id::$home:/bin/bash" >>"$folder/etc/passwd"
  echo "$name:x:$plain_id:" >>"$folder/etc/group"
  for file in subuid subgid; do
    [[ ! -e $folder/etc/$file ]] || echo "$name:$plain_subordinate:65536" >>"$folder/etc/$file"
  done
  chmod 755 "$folder/etc" "$folder/dev"
  chmod 644 "$folder"/etc/*
}

# mount_plain_user FOLDER: in a mount namespace of its own; /dev/net/tun and /dev/fuse, where they are there, are open to everybody, as udev leaves them elsewhere.
mount_plain_user() {
  local folder=$1 file name
  for file in "$folder"/etc/*; do mount --bind "$file" "/etc/${file##*/}"; done
  mount -t tmpfs -o mode=755 tmpfs "$folder/dev"
  for file in /dev/net/tun /dev/fuse; do
    name=$folder/dev/${file##*/}
    [[ ! -e $file ]] || { mknod -m 666 "$name" c $((0x$(stat -c %t "$file"))) $((0x$(stat -c %T "$file"))) && mount --bind "$name" "$file"; }
  done
}

# Runs a command as the user.
as_plain_user() { setpriv --reuid "$plain_id" --regid "$plain_id" --clear-groups -- "$@"; }
