# Sets found to whether a program can be run: there, missing, refused, or lacks and the interpreter that its first line names.
# Arguments: the root of its file system, its PATH, and the program. From outside that root nobody knows where a link leads: what
# is a link there is taken for a program.
look_for() {
  found=missing
  if [ -z "$3" ]; then return; fi
  case $3 in */*) look_at "$1" "$3" && return ;; esac
  rest=$2:
  case $3 in */*) rest= ;; esac
  while [ -n "$rest" ]; do
    folder=${rest%%:*} rest=${rest#*:}
    look_at "$1" "${folder:-.}/$3" && return
  done
}

look_at() {
  if [ -n "$1" ] && [ -h "$1$2" ]; then
    found=there
  elif [ -f "$1$2" ] && [ -x "$1$2" ]; then
    found=there
    case $(head -c 2 "$1$2" 2>/dev/null) in
      '#!')
        read -r line <"$1$2"
        line=${line#??} line=${line#"${line%%[! ]*}"} line=${line%%[ 	]*}
        if [ ! -x "$1$line" ] && [ ! -h "$1$line" ]; then found="lacks $line"; fi
        ;;
    esac
  elif [ -e "$1$2" ]; then
    found=refused
    return 1
  else
    return 1
  fi
}
