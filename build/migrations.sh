#!/usr/bin/env bash
# Adds a migration to both providers:  build/migrations.sh add NAME
# Before the first release only:       build/migrations.sh reset   (one fresh "Initial" for each)
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
add() {
  for provider in Sqlite Postgres; do
    dotnet ef migrations add "$1" --project Mentoring.Web --context "${provider}MentoringDb" --output-dir "Data/$provider/Migrations" ${2:-}
  done
}
case "${1:-}" in
  add) add "${2:?a name for the migration}" ;;
  reset) rm -rf Mentoring.Web/Data/Sqlite/Migrations Mentoring.Web/Data/Postgres/Migrations; add Initial ;;
  *) sed -n '2,3p' "$0"; exit 2 ;;
esac
