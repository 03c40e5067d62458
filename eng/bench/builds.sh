#!/usr/bin/env bash
# What the gate costs a build. Prints a table; every number is a median, and what is compared takes turns, so that a machine that has other work to do
# slows both alike.
#
#     eng/bench/builds.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
rounds=${1:-11}
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
# A server and nodes of nobody else's.
salt=MSBUILDNODEHANDSHAKESALT=bench-$$
off=(env MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0)
on=(env MSBUILDDISABLENODEREUSE=0 DOTNET_CLI_USE_MSBUILD_SERVER=1 "$salt")

work=$(mktemp -d)
trap '"${on[@]}" dotnet build-server shutdown --msbuild >/dev/null || true; rm -rf "$work"' EXIT

"${off[@]}" dotnet pack src/MqttCertGate.Tasks --output "$work/feed" --verbosity quiet -property:PackageVersion=0.0.0-bench \
    -property:ReadyToRun=true -property:ArtifactsPath="$work/artifacts"
# The same task for runtimes that cannot read its machine code.
portable=-property:MqttCertGateTaskAssembly=$work/packages/mqttcertgate/0.0.0-bench/tools/netstandard2.0/MqttCertGate.Tasks.dll

# FOLDER COUNT: an app that references COUNT - 1 libraries, each with a manifest and two certificates that are due for renewal.
projects() {
    mkdir -p "$1"
    cat >"$1/Directory.Build.props" <<XML
<Project>
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <MqttCertGateAt Condition="'\$(MqttCertGateAt)' == ''">2027-11-01</MqttCertGateAt>
    <RestoreSources>$work/feed</RestoreSources>
    <RestorePackagesPath>$work/packages</RestorePackagesPath>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="MqttCertGate" Version="0.0.0-bench" PrivateAssets="all" /></ItemGroup>
</Project>
XML
    cp -r samples/tdmq-server/{CA.crt,p256,rsa4096,mqttcertgate.yml} "$1"
    mkdir "$1/.git"
    for ((number = 1; number <= $2; number++)); do
        mkdir "$1/p$number"
        cp -r samples/tdmq-server/{CA.crt,p256,rsa4096,mqttcertgate.yml} "$1/p$number"
        echo "public static class C$number;" >"$1/p$number/C.cs"
        echo '<Project Sdk="Microsoft.NET.Sdk" />' >"$1/p$number/p$number.csproj"
    done
    {
        echo '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>'
        for ((number = 2; number <= $2; number++)); do echo "<ProjectReference Include=\"../p$number/p$number.csproj\" />"; done
        echo '</ItemGroup></Project>'
    } >"$1/p1/p1.csproj"
    "${off[@]}" dotnet build "$1/p1" --verbosity quiet >/dev/null
}

# Milliseconds that a command takes.
wall() {
    local start=$EPOCHREALTIME
    "$@" >/dev/null
    local end=$EPOCHREALTIME
    echo $(((${end/./} - ${start/./}) / 1000))
}

# Milliseconds in the task and how often it ran, as the engine itself counts them.
in_task() {
    "$@" -clp:PerformanceSummary -verbosity:normal | awk '/CheckMqttCertificates/ { print $1, $4 }' | tail -1
}

median() { sort -n | awk '{ value[NR] = $1 } END { print NR % 2 ? value[(NR + 1) / 2] : int((value[NR / 2] + value[NR / 2 + 1]) / 2) }'; }
least() { sort -n | awk 'NR == 1 { print $1 }'; }

# One manifest for all projects below a folder.
shared() { echo "-property:MqttCertGateScope=Repository" "-property:MqttCertGateManifest=$1/mqttcertgate.yml"; }

# LABEL FOLDER COMMAND...: the command for its first project with the gate off, and with the gate in either scope, taking turns.
compare() {
    local label=$1 folder=$2; shift 2
    set -- "$@" dotnet build "$folder/p1" --no-restore
    : >"$work/without"; : >"$work/with"; : >"$work/shared"
    for ((round = 0; round < rounds; round++)); do
        wall "$@" -property:MqttCertGateEnabled=false >>"$work/without"
        wall "$@" >>"$work/with"
        wall "$@" $(shared "$folder") >>"$work/shared"
    done
    local without with shared
    without=$(median <"$work/without"); with=$(median <"$work/with"); shared=$(median <"$work/shared")
    printf '| %s | %d (%d) | %d (%d) | %+d | %d (%d) | %+d |\n' "$label" \
        "$without" "$(least <"$work/without")" "$with" "$(least <"$work/with")" $((with - without)) \
        "$shared" "$(least <"$work/shared")" $((shared - without))
}

projects "$work/one" 1
projects "$work/sixty" 60

echo "$(nproc) cores, load $(cut -d' ' -f1-3 /proc/loadavg) at the start; .NET SDK $(dotnet --version); $rounds rounds; $(date -u +%F)."
echo
echo '| nothing has changed; ms, median (least) | without | gate per project | difference | Scope=Repository | difference |'
echo '|---|---|---|---|---|---|'
compare 'one project, server off' "$work/one" "${off[@]}"
compare 'one project, server on' "$work/one" "${on[@]}"
compare '60 projects, server off' "$work/sixty" "${off[@]}"
compare '60 projects, server on' "$work/sixty" "${on[@]}"

echo
echo '| in the task, by the engine'"'"'s own count; ms | median (least) | calls |'
echo '|---|---|---|'
task() {
    local label=$1 before=$2; shift 2
    : >"$work/task"
    for ((round = 0; round < rounds; round++)); do
        $before
        in_task "$@" >>"$work/task"
    done
    printf '| %s | %s (%s) | %s |\n' "$label" "$(median <"$work/task")" "$(least <"$work/task")" "$(awk '{ print $2; exit }' "$work/task")"
}
forget() { find "$work/one" -name verdict -delete; }
task 'first check in a fresh process: miss, cold' forget "${off[@]}" dotnet build "$work/one/p1" --no-restore
task 'the same without machine code' forget "${off[@]}" dotnet build "$work/one/p1" --no-restore "$portable"
task 'first call in a fresh process: hit, cold' true "${off[@]}" dotnet build "$work/one/p1" --no-restore
task 'the same without machine code' true "${off[@]}" dotnet build "$work/one/p1" --no-restore "$portable"
task 'server on: miss, warm' forget "${on[@]}" dotnet build "$work/one/p1" --no-restore
task 'server on: hit, warm' true "${on[@]}" dotnet build "$work/one/p1" --no-restore
task '60 projects: hit' true "${off[@]}" dotnet build "$work/sixty/p1" --no-restore
task '60 projects, Scope=Repository: hit' true "${off[@]}" dotnet build "$work/sixty/p1" --no-restore $(shared "$work/sixty")
echo
echo "Load $(cut -d' ' -f1-3 /proc/loadavg) at the end."
