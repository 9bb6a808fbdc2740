# shellcheck shell=bash
# What the recipes share. A recipe is a script NAME.sh that fills the folder which is its argument. Its result is kept in the cache as
# NAME-KEY, where the key is a digest of all that the result depends on: the script, the folder NAME beside it, this file, the kind of
# machine, and the keys of the recipes named in its line "# needs:". Versions stand in the scripts, so a new version is a new key.
set -Eeuo pipefail
trap 'printf "e2e: %s: line %s failed\n" "${BASH_SOURCE[0]}" "$LINENO" >&2' ERR

recipes=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${KINDRED_E2E_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/kindred/e2e}
machine=$(uname -m)
case $machine in
  x86_64) architecture=amd64 ;;
  aarch64) architecture=arm64 ;;
  *) architecture=$machine ;;
esac
# Versions that several recipes use.
# shellcheck disable=SC2034 # by those who source this
kubernetes_version=v1.34.4 kind_version=v0.33.0

say() { printf 'e2e: %s\n' "$*"; }
die() { say "$@" >&2; exit 1; }

needs_of() { sed -n 's/^# needs: *//p' "$recipes/$1.sh"; }

declare -A keys=()
# Sets keys[$1].
find_key() {
  [[ -z ${keys[$1]:-} ]] || return 0
  local recipe=$1 need key parts="$machine"
  for need in $(needs_of "$recipe"); do
    find_key "$need"
    parts+=" ${keys[$need]}"
  done
  key=$(cd "$recipes" && { printf '%s\n' "$parts"; find . \( -path ./lib.sh -o -path "./$recipe.sh" -o -path "./$recipe/*" \) -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum; } | sha256sum)
  keys[$recipe]=${key:0:16}
}

# Sets path to where the result of recipe $1 is, or will be.
find_result() {
  find_key "$1"
  path=$cache/$1-${keys[$1]}
}

# Prints where the result of recipe $1 is.
result() {
  local path
  find_result "$1"
  [[ -d $path ]] || die "$1 is not made yet; run e2e/prepare"
  printf '%s\n' "$path"
}

# Prints the folder of module $1, in the form NAME@VERSION; the checksum database vouches for what is in it.
module_folder() { go mod download -json "$1" | jq -re .Dir; }

# go_install FOLDER MODULE PACKAGE...: builds programs of a module by its own go.mod and go.sum, in the module cache, which is read only.
go_install() {
  local folder=$1 source
  source=$(module_folder "$2")
  shift 2
  mkdir -p "$folder"
  CGO_ENABLED=0 go build -C "$source" -trimpath -mod=readonly -ldflags "-s -w" -o "$folder/" "$@"
}

# go_build PROGRAM MODULE_FOLDER PACKAGE [LINKER_FLAGS]: builds by a go.mod and go.sum of our own.
go_build() {
  CGO_ENABLED=0 go build -C "$2" -trimpath -mod=readonly -ldflags "-s -w ${4:-}" -o "$1" "$3"
}

# pack ARCHIVE CONFIG REFERENCES ROOT: writes an image of one layer, the folder ROOT, as an archive that every engine loads. CONFIG is
# the image's "config" object, REFERENCES are its names in one word each. The same folder gives the same image.
pack() {
  local archive=$1 config=$2 references=$3 root=$4 work layer
  work=$(mktemp -d "$archive.XXXXXX")
  tar --create --file "$work/layer.tar" --directory "$root" --sort=name --mtime=@0 --numeric-owner --xattrs --xattrs-include='security.capability' .
  layer=$(sha256sum <"$work/layer.tar")
  layer=${layer%% *}
  mv "$work/layer.tar" "$work/$layer.tar"
  jq -nc --argjson config "$config" --arg layer "sha256:$layer" --arg architecture "$architecture" \
    '{created: "1970-01-01T00:00:00Z", architecture: $architecture, os: "linux", config: $config, rootfs: {type: "layers", diff_ids: [$layer]}}' >"$work/config.json"
  jq -nc --arg references "$references" --arg layer "$layer.tar" \
    '[{Config: "config.json", RepoTags: ($references | split(" ")), Layers: [$layer]}]' >"$work/manifest.json"
  tar --create --file "$archive" --directory "$work" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner manifest.json config.json "$layer.tar"
  rm -rf "$work"
}
