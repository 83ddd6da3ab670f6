#!/bin/sh
# Makes a wiki with nothing but curl:  examples/curl.sh [repository] [server]
# A private repository: put "token" into "repository". A failure prints problem+json and ends with code 22.
set -eu
repository=${1:-https://github.com/sindresorhus/ky}
server=${2:-http://localhost:8001}

curl --fail-with-body --silent --show-error --output wiki.html \
  --header 'content-type: application/json' \
  --data "{\"repository\": {\"url\": \"$repository\"}, \"mode\": \"facts\", \"language\": \"en\"}" \
  "$server/api/generate_ephemeral" || { code=$?; cat wiki.html >&2; rm -f wiki.html; exit "$code"; }

echo "wiki.html"
