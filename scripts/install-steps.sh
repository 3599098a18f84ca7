#!/bin/sh
# Installs the program from its source, here, into a folder that then needs nothing of the source, of npm or of a compiler:
#   sh scripts/install-steps.sh TARGET
# The Dockerfile runs this, and so does whoever installs without containers (docs/drift.md). No package's own installation
# script is run. Needs Node and npm; run it as whoever owns the source, never as root. With --installed after the target,
# what npm ci has already put beside the source is used as it is.
set -eu

cd "$(dirname "$0")/.."
target=${1:?Say where to: sh scripts/install-steps.sh TARGET}
if [ -e "$target" ] && [ -n "$(ls -A "$target")" ]; then
  echo "$target is not empty. Name a new folder, so that what runs now is left whole." >&2
  exit 1
fi

[ "${2:-}" = --installed ] || npm ci --include=dev --ignore-scripts --no-audit --no-fund
node scripts/prepare.mjs --server

mkdir -p "$target"
target=$(cd "$target" && pwd)
cp package.json package-lock.json README.md "$target"
cp -R docs "$target/docs"
# What the program reads beside itself when it runs.
for path in dist/server dist/page dist/embedded-template prisma/migrations examples/upplands-vasby \
  manifests/teams src/infra/documents/report/report.typ; do
  mkdir -p "$target/$(dirname "$path")"
  cp -R "$path" "$target/$path"
done
node scripts/copy-production-packages.mjs "$target"

# Read by anyone, written by nobody but its owner.
chmod -R u+rwX,go+rX,go-w "$target"
node -p '`Samverkan ${JSON.parse(fs.readFileSync(process.argv[1] + "/package.json")).version} is in ${process.argv[1]}.`' "$target"
