#!/usr/bin/env bash
# Builds the solution once and runs every test. On Debian and Ubuntu, as root or with sudo, it first brings what the tests
# need; elsewhere it says what is skipped. With REQUIRE_REAL=1 a skipped part is a failure, but for Pester and the shared data.
# The last line is the sum of all suites, and the exit code follows it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null

# (Instrumented code pays off after minutes; no process here runs that long.)
export DOTNET_TieredPGO=0
export CI=true DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 POWERSHELL_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1 MSBUILDTERMINALLOGGER=off
readonly require_real="${REQUIRE_REAL:-0}"
readonly results="$PWD/artifacts/tests"
readonly sarif_multitool=5.7.0
passed=0 failed=0 skipped=0

finish() {
  local code=$?
  if ((code != 0 && failed == 0)); then failed=1; fi
  local line="$passed passed, $failed failed"
  if ((skipped > 0)); then line+=", $skipped skipped"; fi
  echo "$line"
  if ((failed > 0)); then exit 1; fi
}
trap finish EXIT

# count SUITE PASSED FAILED SKIPPED
count() {
  passed=$((passed + $2)) failed=$((failed + $3)) skipped=$((skipped + $4))
  echo "== $1: passed $2, failed $3, skipped $4"
}

# skip PART REASON: a part that cannot run here, which a machine that calls itself real must have
skip() {
  echo "SKIPPED $1: $2"
  if [[ $require_real == 1 ]]; then count "$1" 0 1 0; fi
}

# check SUITE COMMAND...: a command that passes or fails as a whole
check() {
  local suite=$1
  shift
  echo "== $suite"
  if "$@"; then count "$suite" 1 0 0; else count "$suite" 0 1 0; return 1; fi
}

# apt_install COMMAND PACKAGE...: brings packages where the command is missing
apt_install() {
  local command=$1 sudo=()
  shift
  if command -v "$command" >/dev/null; then return; fi
  if ! command -v apt-get >/dev/null; then skip apt "$command is missing, and there is no apt-get to bring it with"; return; fi
  if ((EUID != 0)); then
    if ! sudo -n true 2>/dev/null; then skip apt "$command is missing, and bringing it needs root or sudo"; return; fi
    sudo=(sudo -n)
  fi
  echo "== apt-get install $*"
  if ! "${sudo[@]}" apt-get update -qq ||
    ! "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null; then
    skip apt "apt-get could not install $*"
  fi
}

# Microsoft's SARIF validator: one self-contained program, for Linux on x64 here.
bring_sarif_multitool() {
  local package=artifacts/npm/node_modules/@microsoft/sarif-multitool-linux
  if [[ $(uname -sm) != 'Linux x86_64' ]]; then skip npm 'the SARIF validator is brought for Linux on x64 only'; return; fi
  apt_install npm npm ca-certificates
  if ! grep -qs "\"version\": \"$sarif_multitool\"" "$package/package.json"; then
    if ! command -v npm >/dev/null; then skip npm 'npm is missing'; return; fi
    echo "== npm install @microsoft/sarif-multitool-linux@$sarif_multitool"
    mkdir -p artifacts/npm
    if ! npm install --prefix artifacts/npm --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error \
      "@microsoft/sarif-multitool-linux@$sarif_multitool"; then
      skip npm "npm could not install @microsoft/sarif-multitool-linux@$sarif_multitool"
      return
    fi
  fi
  chmod u+x "$package/Sarif.Multitool"
}

# bring_clients PART FOLDER TARGET: other people's clients for JavaScript, which FOLDER names with their versions
bring_clients() {
  local part=$1 clients=$2 target=$3
  apt_install node nodejs ca-certificates
  apt_install npm npm ca-certificates
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then skip "$part" 'node or npm is missing'; return; fi
  if (($(node --version | sed -E 's/^v([0-9]+).*/\1/') < 20)); then skip "$part" "they need node 20 or later, and this is $(node --version)"; return; fi
  # npm writes the file in node_modules last: without it an earlier npm was stopped half way.
  if cmp -s "$clients/package-lock.json" "$target/package-lock.json" && [[ -e $target/node_modules/.package-lock.json ]]; then return; fi
  echo "== npm ci of $clients"
  mkdir -p "$target"
  cp "$clients/package.json" "$clients/package-lock.json" "$target/"
  if ! npm ci --prefix "$target" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null; then
    rm -rf "$target"
    skip "$part" "npm could not install what $clients names"
  fi
}

# test_project PROJECT: one xunit project; a test that hangs ends it. What it says goes to a log, and its sum to a file.
test_project() {
  local name report code=0 counters
  name=$(basename "$1" .csproj)
  report="$results/$name.trx"
  rm -f "$report"
  dotnet test "$1" --no-build --nologo --results-directory "$results" --logger "trx;LogFileName=$name.trx" \
    --blame-hang --blame-hang-timeout 4m --blame-hang-dump-type none >"$results/$name.log" 2>&1 || code=$?
  counters=$(grep -o '<Counters [^>]*' "$report" 2>/dev/null || true)
  if [[ -z $counters ]]; then echo '0 1 0' >"$results/$name.sum"; return; fi
  local total executed ok
  total=$(counter total) executed=$(counter executed) ok=$(counter passed)
  local bad=$((executed - ok))
  if ((code != 0 && bad == 0)); then bad=1; fi # the run ended before its tests did
  if ((total == 0)); then bad=1; fi
  echo "$ok $bad $((total - executed))" >"$results/$name.sum"
}

# lane PROJECT...: projects one after the other
lane() {
  local project
  for project in "$@"; do test_project "$project"; done
}

# White space and the order of imports; all else about style the build itself refuses.
look_at_format() {
  dotnet format whitespace AciSecurity.sln --no-restore --verify-no-changes &&
    dotnet format style AciSecurity.sln --no-restore --verify-no-changes --diagnostics IDE0055
}

# tell PROJECT: what it said and came to; nothing where it did not run to its end is a failure too
tell() {
  local name ok bad left
  name=$(basename "$1" .csproj)
  echo "== $name"
  cat "$results/$name.log" 2>/dev/null || true
  if read -r ok bad left 2>/dev/null <"$results/$name.sum"; then count "$name" "$ok" "$bad" "$left"; else count "$name" 0 1 0; fi
}

# Three lanes, for a machine of two processors: many tests wait for other programs.
test_projects() {
  local browser=() hosting=() others=() project lanes=()
  rm -f "$results"/*.sum "$results"/*.log "$results/format.ok"
  for project in tests/*.Tests/*.Tests.csproj; do
    case $project in
      */AciSecurity.Browser.Tests/* | */AciSecurity.Core.Tests/* | */AciSecurity.Registry.Tests/*) browser+=("$project") ;;
      */AciSecurity.Host.Tests/* | */AciSecurity.Tests/* | */AciSecurity.Live.Tests/*) hosting+=("$project") ;;
      *) others+=("$project") ;;
    esac
  done
  lane "${hosting[@]}" & lanes+=($!)
  lane "${browser[@]}" & lanes+=($!)
  {
    look_at_format >"$results/format.txt" 2>&1 && touch "$results/format.ok"
    lane "${others[@]}"
  } & lanes+=($!)
  wait "${lanes[@]}" || true
  for project in "${hosting[@]}" "${browser[@]}" "${others[@]}"; do tell "$project"; done
}

counter() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$counters"; }

test_pester() {
  if ! compgen -G 'tests/Pester/*.Tests.ps1' >/dev/null; then return; fi
  if ! command -v pwsh >/dev/null; then echo 'SKIPPED Pester: there is no pwsh on PATH'; return; fi
  # shellcheck disable=SC2016 # PowerShell's variables
  if ! pwsh -NoProfile -NonInteractive -Command '
    if ($PSVersionTable.PSVersion -lt [version]"7.4" -or -not (Get-Module Pester -ListAvailable | Where-Object Version -ge ([version]"5.0"))) { exit 1 }'; then
    echo 'SKIPPED Pester: it needs PowerShell 7.4 or later with Pester 5 or later'
    return
  fi
  echo '== Pester'
  rm -f "$results/pester.txt"
  # shellcheck disable=SC2016
  pwsh -NoProfile -NonInteractive -Command '
    $result = Invoke-Pester -Path tests/Pester -Output Detailed -PassThru
    $broken = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
    "$($result.PassedCount) $broken $($result.SkippedCount + $result.NotRunCount)" | Set-Content artifacts/tests/pester.txt' || true
  local ok bad left
  if read -r ok bad left <"$results/pester.txt"; then count Pester "$ok" "$bad" "$left"; else count Pester 0 1 0; fi
}

mkdir -p "$results"
bring_sarif_multitool
# Registries, images and signatures that others wrote and made.
apt_install docker-registry docker-registry
apt_install skopeo skopeo
apt_install umoci umoci
apt_install notary-server notary
for program in docker-registry skopeo umoci notary notary-server; do
  if ! command -v "$program" >/dev/null; then skip "$program" 'it is missing'; fi
done
# Microsoft's own clients must find nothing odd about the simulator of Azure; sigstore's own verifier must agree about signatures.
bring_clients azure-clients tests/AciSecurity.Simulator.Tests/clients artifacts/npm-azure
bring_clients sigstore-clients tests/AciSecurity.Registry.Tests/clients-sigstore artifacts/npm-sigstore
apt_install chromium chromium fonts-dejavu-core
if ! command -v chromium >/dev/null; then skip chromium 'there is no browser for the tests of the HTML report'; fi
if [[ ! -d ../shared/data ]]; then echo "SKIPPED shared data: there is no ../shared/data with Azure's published examples"; fi

check build dotnet build AciSecurity.sln --nologo -maxcpucount:4 || exit 1
if [[ ! -x artifacts/bicep/bicep ]]; then skip Bicep 'NuGet has no Bicep CLI for this machine'; fi
check package dotnet build tools/AciSecurity.Packager --nologo -target:Package || true
test_projects
check format test -e "$results/format.ok" || cat "$results/format.txt"
test_pester
