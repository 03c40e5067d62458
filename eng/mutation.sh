#!/usr/bin/env bash
# Whether the tests of the rules would notice a fault in them. Prints how many of the mutants of each folder of Rules are killed, and fails where it is
# less than 85 % of all that were asked for.
#
#     eng/mutation.sh [FOLDER...]
#
# Works in a clone of what is committed, which has no public corpora beside it. Stryker runs every test that covers a mutant, so that only the tests of
# the folder and those over all rules are kept, and it mutates all of a project before it leaves out what was not asked for, so that the rest is closed
# to it. A folder takes some ten minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folders=("$@")
((${#folders[@]} > 0)) || mapfile -t folders < <(find src/MqttCertGate.Core/Rules -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort; echo .)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git clone --quiet . "$work/clone"
killed=0 total=0
for folder in "${folders[@]}"; do
    rm -rf "$work/copy"; cp -r "$work/clone" "$work/copy"
    mutated=$(realpath --relative-to=. -m "Rules/$folder")
    (
        cd "$work/copy/tests/MqttCertGate.Core.Tests"
        find . -name '*.cs' -not -path './Support/*' -not -path './Scenarios/*' -not -path './Rules/Files/UndeclaredFileTests.cs' \
            -not -regex "./$mutated/[^/]*" -not -regex './Rules/[^/]*' -not -path ./RuleCatalogTests.cs -delete
        find ../../src/MqttCertGate.Core -name '*.cs' -not -regex ".*/$mutated/[^/]*" -exec sed -i '1s/^\xEF\xBB\xBF//; 1i // Stryker disable all' {} +
        dotnet tool restore >"$work/log" && dotnet stryker --mutate "**/$mutated/*.cs" --reporter json --break-at 0 >>"$work/log" || { cat "$work/log" >&2; exit 1; }
    )
    read -r of_folder in_folder < <(find "$work/copy" -name mutation-report.json -exec cat {} + | python3 -c '
import json, sys
states = [mutant["status"] for file in json.load(sys.stdin)["files"].values() for mutant in file["mutants"]]
killed = sum(state in ("Killed", "Timeout") for state in states)
print(killed, killed + sum(state in ("Survived", "NoCoverage") for state in states))')
    echo "$folder: $of_folder of $in_folder"
    killed=$((killed + of_folder)) total=$((total + in_folder))
done
echo "$killed of $total, $((100 * killed / total)) %"
((100 * killed >= 85 * total))
