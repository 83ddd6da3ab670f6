#!/bin/sh
# Brings Debian's Firefox ESR into .cache/firefox, without touching the system: its own package lists and cache in a
# temporary folder, `dpkg -x` instead of an installation. Of what Firefox needs only what the machine lacks is fetched.
# Needs apt-get, dpkg and Debian's archive keys; works as any user. Prints the path of the program it leaves or finds.
#
#   test-kit/install-firefox.sh            nothing is downloaded when there is one already
#   DEBIAN_MIRROR=<address of a mirror> test-kit/install-firefox.sh    the default is the machine's own mirror
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
target="$root/.cache/firefox"
program="$target/usr/lib/firefox-esr/firefox-esr"
# The mirror that this machine uses already.
known_mirror() {
  cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
    sed -n -E 's#^(deb|URIs:)[^\#]*(https?://[^ ]*/debian)/?( .*)?$#\2#p' | head -n 1
}
mirror=${DEBIAN_MIRROR:-$(known_mirror)}
# Programs of a newer suite would ask for a newer C library than the machine has.
suite=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
keys=/usr/share/keyrings/debian-archive-keyring.gpg

say() { echo "install-firefox: $*" >&2; }
give_up() { say "$*"; exit 1; }

for candidate in firefox-esr firefox; do
  if command -v "$candidate" >/dev/null; then command -v "$candidate"; exit 0; fi
done
if [ -x "$program" ]; then echo "$program"; exit 0; fi

for tool in apt-get dpkg; do
  command -v "$tool" >/dev/null || give_up "$tool is missing; install Firefox in another way"
done
[ -n "$mirror" ] || give_up "no Debian mirror is configured here; set DEBIAN_MIRROR"
[ -r "$keys" ] || give_up "Debian's archive keys are missing; install the package debian-archive-keyring"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# apt drops its rights to the user _apt for the download, who must be able to write here.
chmod 755 "$work"
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/unpacked"
echo "deb [signed-by=$keys] $mirror $suite main" >"$work/sources.list"

apt() {
  apt-get -q=2 -o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::Etc::PreferencesParts=/dev/null -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/cache" \
    -o Debug::NoLocking=1 -o APT::Get::List-Cleanup=0 -o APT::Sandbox::User=root "$@" >&2
}
apt update || give_up "cannot read the package list of $mirror $suite"
apt install --download-only --yes --no-install-recommends firefox-esr ||
  give_up "cannot download firefox-esr from $mirror $suite"

for package in "$work"/cache/archives/*.deb; do dpkg -x "$package" "$work/unpacked"; done
[ -x "$work/unpacked/usr/lib/firefox-esr/firefox-esr" ] || give_up "the package holds no program where it is expected"
mkdir -p "$(dirname "$target")"
rm -rf "$target"
mv "$work/unpacked" "$target"
# mktemp's folder is closed to others.
chmod 755 "$target"
echo "$program"
