#!/bin/sh
# Lints the chart, renders it with every file of valid/, and sees that every file of invalid/ is refused with the text
# that its first line names. HELM: the program to use.
set -eu
helm=${HELM:-helm}
chart=$(cd "$(dirname "$0")/.." && pwd)
# A helm that was built from source thinks of an old Kubernetes unless told.
kubernetes="--kube-version 1.34.0"
failed=0

for values in "$chart"/ci/valid/*.yaml; do
  "$helm" lint --quiet --strict $kubernetes "$chart" --values "$values" || failed=1
  "$helm" template hearth $kubernetes "$chart" --namespace hearth-system --values "$values" >/dev/null || failed=1
done

for values in "$chart"/ci/invalid/*.yaml; do
  expected=$(sed -n '1s/^# refused: //p' "$values")
  if said=$("$helm" template hearth $kubernetes "$chart" --values "$values" 2>&1 >/dev/null); then
    echo "$values: was accepted" >&2
    failed=1
  else
    case $said in
      *"$expected"*) ;;
      *)
        printf '%s: refused, but without "%s":\n%s\n' "$values" "$expected" "$said" >&2
        failed=1
        ;;
    esac
  fi
done

[ "$failed" -eq 0 ] && echo "chart: every valid file renders, every invalid one is refused"
exit "$failed"
