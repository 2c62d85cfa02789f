#!/bin/sh
# The demo: sample reports in, a graph in an embedded store, three questions answered. Each command is
# printed before it runs.
pg=$1 store=$2
export COLUMNS=${COLUMNS:-118}
run() { printf '\n$ %s\n' "$*"; "$@"; }
set -e
run $pg ingest testdata/gold --store "$store" || [ $? = 2 ] # 2: some inputs could not be read, each is named
run $pg query who-holds org=福州市委 --store "$store"
run $pg query directives-by official=林宝金 limit=4 --store "$store"
run $pg query directives-to park=楚雄高新区 --store "$store"
printf '\nThe graph is in %s. Ask more: %s query lists the questions; %s show 林宝金 shows one person with proof.\n' "${store#sqlite:}" "$pg" "$pg"
