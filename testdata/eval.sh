#!/bin/sh
# Scores extraction: our own gold reports, clean and damaged, against docs/evaluation.txt; then, where the shared
# folder stands beside the checkout, the real reports that are not ours to publish; then how far confidences can
# be trusted, and which goals are not reached yet. Ends with 1 when a score fell by more than half a point.
pg=$1
own="testdata/gold/reports.jsonl testdata/gold/reports2.jsonl" noisy=testdata/gold/noisy
dev=../shared/gold/dev.jsonl
# Goals for F1; two points less will do for reports2.jsonl and for damaged forms.
goals="officials=0.97 titles=0.94 posts=0.92 status=0.85 institutions=0.92 companies=0.90 parks=0.94 policies=0.92 participants=0.92
roles=0.86 events=0.85 locations=0.82 place=0.94 published=0.97 directives=0.90 issued=0.87 themed=0.78"

# short SLACK ARGS…: the goals, less the slack, that a set does not reach
short() {
  slack=$1; shift
  mins=$(for g in $goals; do echo "$g $slack" | awk '{split($1, g, "="); printf " --min %s=%.2f", g[1], g[2] - $2}'; done)
  echo "$*:" | sed 's/testdata.gold.//g'
  $pg eval "$@" $mins | sed -n 's/^falls short: /  goal /p'
}

$pg eval $own --damaged $noisy --golden docs/evaluation.txt
code=$?
if [ -f $dev ]; then
  $pg eval $dev --split
else
  echo "no $dev beside the checkout: real reports are not scored"
fi
echo
for set in $own; do $pg eval $set --calibration | sed -n "s|^facts at|$(basename $set): facts at|p"; done
echo
echo "goals not reached:"
short 0 testdata/gold/reports.jsonl
short 0.02 testdata/gold/reports2.jsonl
short 0.02 testdata/gold/reports.jsonl --damaged $noisy
short 0.04 testdata/gold/reports2.jsonl --damaged $noisy
[ -f $dev ] && short 0 $dev
exit $code
