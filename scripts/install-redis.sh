#!/bin/sh
# Brings a redis-server of version 7 or later into .cache/redis, without touching the system: the machine's own package
# sources (Debian 12, Ubuntu 24.04 or newer) with package lists in a temporary folder, `dpkg -x` instead of an
# installation. Needs apt-get and dpkg; works as any user. Prints the path of the program it leaves or finds.
#
#   scripts/install-redis.sh            nothing is downloaded when a good one is there already
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
target="$root/.cache/redis"

say() { echo "install-redis: $*" >&2; }
give_up() { say "$*"; exit 1; }

# `redis-server --version` says "Redis server v=7.0.15 …"; before 7.0 a stream's ids cannot be completed by the server.
is_redis_7() { "$1" --version 2>/dev/null | grep -Eq 'v=([7-9]|[1-9][0-9])\.'; }

# What the unpacked program needs beside it: its libraries lie in the same folder.
wrap() {
  cat >"$target/redis-server" <<'WRAPPER'
#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
LD_LIBRARY_PATH="$here/lib" exec "$here/bin/redis-server" "$@"
WRAPPER
  chmod 755 "$target/redis-server"
}

for candidate in redis-server "$target/redis-server"; do
  if command -v "$candidate" >/dev/null && is_redis_7 "$candidate"; then command -v "$candidate"; exit 0; fi
done

for tool in apt-get dpkg; do
  command -v "$tool" >/dev/null || give_up "$tool is missing; install redis-server 7 in another way"
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# apt drops its rights to the user _apt for the download, who must be able to write here.
chmod 755 "$work"
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/get" "$work/unpacked"
chmod 777 "$work/get"
# Lists and cache of our own; sources, keys and what is installed are the machine's.
own="-q=2 -o Dir::State::Lists=$work/lists -o Dir::Cache=$work/cache -o Debug::NoLocking=1"
# shellcheck disable=SC2086 # several options on purpose
apt() { apt-get $own "$@" >&2; }
apt update || give_up "cannot read the package lists of this machine's sources"
# The libraries beside the C library, which is everywhere. Debian keeps the program itself among the tools.
# shellcheck disable=SC2086
libraries=$(apt-cache $own depends redis-tools | sed -n -E 's/^ *Depends: (lib[^ ]+)$/\1/p' | grep -v '^libc6$')
# shellcheck disable=SC2086
(cd "$work/get" && apt download redis-server redis-tools $libraries) || give_up "cannot download redis-server"
for archive in "$work"/get/*.deb; do dpkg -x "$archive" "$work/unpacked"; done

mkdir -p "$target/bin" "$target/lib"
cp -L "$work/unpacked/usr/bin/redis-server" "$target/bin/redis-server"
find "$work/unpacked" -name 'lib*.so*' -exec cp -L {} "$target/lib/" \;
wrap
is_redis_7 "$target/redis-server" || give_up "the downloaded redis-server does not run here or is too old"
echo "$target/redis-server"
