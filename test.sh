#!/usr/bin/env bash
# Builds, checks the formatting and runs the tests; fails when any of it does.
#   ./test.sh           everything: the rules, both databases, the browser stories
#   ./test.sh --fast    without the browser, PostgreSQL, the mail server and Node
# It needs the .NET SDK and git. What else the tests need it installs when it runs as root with apt-get, or names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

fast=false
case "${1:-}" in
  "") ;;
  --fast) fast=true ;;
  *) sed -n '2,5p' "$0" >&2; exit 2 ;;
esac

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
section=""
began=$SECONDS

finish_section() { [ -z "$section" ] || printf -- '-- %s: %ss\n' "$section" "$((SECONDS - began))"; }

begin() {
  finish_section
  section=$1 began=$SECONDS
  printf '\n== %s\n' "$section"
}

ended() {
  local code=$?
  finish_section
  # What still ends may write a last time
  [ -z "${scratch:-}" ] || rm -rf "$scratch" 2>/dev/null || { sleep 2; rm -rf "$scratch" || true; }
  if [ "$code" -eq 0 ]; then printf '\nAll is well, in %ss.\n' "$SECONDS"; else printf '\nFAILED in "%s", after %ss.\n' "$section" "$SECONDS" >&2; fi
}
trap ended EXIT

# The shell is Chromium without the windows nobody sees, which takes a third of the time; Chromium does where there is no shell
has_browser() { [ -x /usr/bin/chromium-headless-shell ] || { [ -x /usr/bin/chromium ] && { [ "$(id -u)" -ne 0 ] || ! has_package chromium-headless-shell; }; }; }

has_package() { apt-cache show "$1" >/dev/null 2>&1; }

has_postgres() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }

missing_packages() {
  has_browser || echo chromium-headless-shell
  has_postgres || echo postgresql
  command -v node >/dev/null || echo nodejs
  command -v npm >/dev/null || echo npm
  /usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null || echo python3-aiosmtpd
}

install_tools() {
  local missing
  missing=$(missing_packages | xargs)
  if [ -z "$missing" ]; then
    echo "Chromium, PostgreSQL, Node and a mail server are here."
  elif [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing: $missing"
    apt-get update -qq
    has_package chromium-headless-shell || missing=${missing/chromium-headless-shell/chromium}
    # shellcheck disable=SC2086 # one word a package
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    [ -z "$(missing_packages)" ] || { echo "Still missing after installing: $(missing_packages | xargs)" >&2; exit 1; }
  else
    printf 'These packages are missing: %s\nInstall them (on Debian: sudo apt-get install %s), or run ./test.sh --fast, which needs none of them.\n' "$missing" "$missing" >&2
    exit 1
  fi
}

begin "Tools"
for tool in dotnet git; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed; the .NET 10 SDK and git are needed." >&2; exit 1; }
done
if $fast; then echo "Fast run: no browser, no PostgreSQL, no mail server, no Node."; else install_tools; fi

begin "Build"
dotnet build Mentoring.sln --nologo -v quiet -clp:NoSummary

begin "Formatting"
# The build enforces what analyzers find; layout and the order of imports it cannot see. A fast run looks at the layout only
dotnet format whitespace Mentoring.sln --no-restore --verify-no-changes
$fast || dotnet format style Mentoring.sln --no-restore --verify-no-changes

begin "Tests"
# A thousand databases are made and dropped: in memory, where there is room, that takes a tenth of what it takes on a disk
roomy() { [ "$(df --output=avail /dev/shm | tail -n 1)" -gt 4000000 ] && [ "$(awk '/^MemAvailable/ { print $2 }' /proc/meminfo)" -gt 8000000 ]; }
if roomy 2>/dev/null && scratch=$(mktemp -d /dev/shm/mentoring-XXXXXX 2>/dev/null); then
  chmod 711 "$scratch"
  export TMPDIR=$scratch
fi
filter=()
if $fast; then filter=(--filter "Category!=Browser&Category!=Postgres&Category!=Smtp&Category!=Processes&Category!=Node"); fi
dotnet test Mentoring.Tests --no-build --nologo --logger "console;verbosity=minimal" \
  --blame-hang-timeout 8m --blame-hang-dump-type none "${filter[@]}" -- RunConfiguration.TreatNoTestsAsError=true
