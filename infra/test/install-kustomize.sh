#!/bin/sh
# Brings a kubectl with kustomize 5 (Debian 13's package) into .cache/kustomize, without touching the system:
# its own package lists in a temporary folder, `dpkg -x` instead of an installation. Needs apt-get, dpkg and Debian's
# archive keys; works as any user. Prints the path of the program it leaves or finds.
#
#   infra/test/install-kustomize.sh            nothing is downloaded when a good one is there already
#   DEBIAN_MIRROR=<address of a mirror> infra/test/install-kustomize.sh    the default is the machine's own mirror
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
target="$root/.cache/kustomize"
# The mirror that this machine uses already.
known_mirror() {
  cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
    sed -n -E 's#^(deb|URIs:)[^\#]*(https?://[^ ]*/debian)/?( .*)?$#\2#p' | head -n 1
}
mirror=${DEBIAN_MIRROR:-$(known_mirror)}
suite=trixie
keys=/usr/share/keyrings/debian-archive-keyring.gpg

say() { echo "install-kustomize: $*" >&2; }
give_up() { say "$*"; exit 1; }

# `kubectl` says "Kustomize Version: v5.5.0"; kubectl before 1.26 carries kustomize 4 or 2, which lacks what we use.
embeds_kustomize_5() { "$1" version --client 2>/dev/null | grep -Eq 'Kustomize Version: v([5-9]|[1-9][0-9])\.'; }
is_kustomize_5() { "$1" version 2>/dev/null | grep -Eq '(^|/)v([5-9]|[1-9][0-9])\.'; }

if command -v kustomize >/dev/null && is_kustomize_5 kustomize; then command -v kustomize; exit 0; fi
for candidate in "$target/kubectl" kubectl; do
  if command -v "$candidate" >/dev/null && embeds_kustomize_5 "$candidate"; then command -v "$candidate"; exit 0; fi
done

for tool in apt-get dpkg; do
  command -v "$tool" >/dev/null || give_up "$tool is missing; install kustomize 5 or kubectl 1.27 in another way"
done
[ -n "$mirror" ] || give_up "no Debian mirror is configured here; set DEBIAN_MIRROR"
[ -r "$keys" ] || give_up "Debian's archive keys are missing; install the package debian-archive-keyring"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# apt drops its rights to the user _apt for the download, who must be able to write here.
chmod 755 "$work"
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/get"
chmod 777 "$work/get"
: >"$work/status"
echo "deb [signed-by=$keys] $mirror $suite main" >"$work/sources.list"

apt() {
  apt-get -q=2 -o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::Etc::PreferencesParts=/dev/null -o "Dir::State::Lists=$work/lists" -o "Dir::State::Status=$work/status" \
    -o "Dir::Cache=$work/cache" -o Debug::NoLocking=1 -o APT::Get::List-Cleanup=0 "$@" >&2
}
apt update || give_up "cannot read the package list of $mirror $suite"
(cd "$work/get" && apt download kubectl) || give_up "cannot download kubectl from $mirror $suite"

dpkg -x "$work"/get/kubectl_*.deb "$work/unpacked"
embeds_kustomize_5 "$work/unpacked/usr/bin/kubectl" || give_up "the downloaded kubectl does not run here or is too old"
mkdir -p "$target"
mv "$work/unpacked/usr/bin/kubectl" "$target/kubectl"
echo "$target/kubectl"
