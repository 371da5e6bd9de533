# Finds what a build needs, or says exactly what to install. Sourced by ./run and ./test.
# shellcheck shell=bash

say()  { printf '%s\n' "$*"; }
stop() { printf '\n✗ %s\n' "$*" >&2; exit 1; }

apt_get() { # installs Debian packages when we are root, otherwise tells the person to
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "· installing $*"
    # shellcheck disable=SC2015
    { apt-get install -y -qq "$@" || { apt-get update -qq && apt-get install -y -qq "$@"; }; } >/dev/null 2>&1
  else
    return 1
  fi
}

java_major() { "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -1; }

find_java() {
  local home candidates=()
  [ -n "${JAVA_HOME:-}" ] && candidates+=("$JAVA_HOME")
  command -v javac >/dev/null && candidates+=("$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")")
  candidates+=(/usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/*)
  for home in "${candidates[@]}"; do
    if [ -x "$home/bin/javac" ] && [ "$(java_major "$home")" = 25 ]; then export JAVA_HOME="$home" PATH="$home/bin:$PATH"; return; fi
  done
  if [ -z "${LUOSHU_TRIED_JDK:-}" ] && LUOSHU_TRIED_JDK=1 && apt_get openjdk-25-jdk-headless; then find_java; return; fi
  stop "JDK 25 is needed and was not found (looked in JAVA_HOME, PATH, /usr/lib/jvm, SDKMAN). Install it: 'apt-get install openjdk-25-jdk-headless' (Debian 13+/Ubuntu 25.10+), or 'sdk install java 25-tem'."
}

find_maven() {
  if command -v mvn >/dev/null; then
    local version; version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -1)
    if [ "$(printf '3.8\n%s\n' "$version" | sort -V | head -1)" = 3.8 ]; then MVN=$(command -v mvn); return; fi
  fi
  if [ -z "${LUOSHU_TRIED_MAVEN:-}" ] && LUOSHU_TRIED_MAVEN=1 && apt_get maven; then find_maven; return; fi
  stop "Maven 3.8 or newer is needed. Install it: 'apt-get install maven' or 'sdk install maven'."
}

find_node() {
  command -v node >/dev/null || apt_get nodejs npm || true
  local major; major=$(node -v 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p')
  { [ -n "$major" ] && [ "$major" -ge 20 ] && command -v npm >/dev/null; } || stop "Node.js 20 or newer with npm is needed (found: ${major:-none}). Install it: 'apt-get install nodejs npm' (Debian 13+/Ubuntu 24.10+) or from nodejs.org."
}

find_fonts() { # statutory documents are set in a Chinese TrueType font
  ls /usr/share/fonts/truetype/wqy/wqy-microhei.ttc >/dev/null 2>&1 || apt_get fonts-wqy-microhei \
    || say "! No Chinese font for PDF documents. Install it: 'apt-get install fonts-wqy-microhei'."
}

find_token() { # the test of keys inside a PKCS#11 token runs against SoftHSM
  command -v softhsm2-util >/dev/null || apt_get softhsm2 || say "! No SoftHSM: keys in a PKCS#11 token are not tested. Install it: 'apt-get install softhsm2'."
}

find_chromium() {
  CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
  if [ -z "$CHROMIUM" ]; then apt_get chromium fonts-noto-cjk && CHROMIUM=$(command -v chromium) || stop "Chromium is needed for the browser journeys. Install it: 'apt-get install chromium fonts-noto-cjk'."; fi
  fc-list 2>/dev/null | grep -qi 'cjk\|wqy' || apt_get fonts-noto-cjk || true
  export CHROMIUM
}

# digest FOLDER... : one hash over names and contents of the source files below
digest() { (cd "$ROOT" && find "$@" -type f -not -path '*/node_modules/*' -not -path '*/target/*' -not -path '*/dist/*' -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16); }

changed() { [ "$(cat "$ROOT/.cache/$1" 2>/dev/null)" != "$2" ]; }
remember() { mkdir -p "$ROOT/.cache"; printf '%s' "$2" > "$ROOT/.cache/$1"; }

build_web() {
  local lock sources; lock=$(digest web/package-lock.json)
  if changed web-lock "$lock" || [ ! -d "$ROOT/web/node_modules" ]; then
    find_node; say "· fetching web libraries"; (cd "$ROOT/web" && npm ci --no-audit --no-fund --silent) || stop "npm ci failed; see above."
    remember web-lock "$lock"
  fi
  sources=$(digest web)
  if changed web "$sources" || [ ! -f "$ROOT/web/dist/index.html" ]; then
    find_node; say "· building portal and workbench"; (cd "$ROOT/web" && npm run --silent build) > "$ROOT/.cache/web-build.log" 2>&1 || { tail -40 "$ROOT/.cache/web-build.log"; stop "the web build failed."; }
    remember web "$sources"
  fi
}

build_server() {
  local sources; sources=$(digest server packages)-$(cat "$ROOT/.cache/web" 2>/dev/null)
  if changed server "$sources" || [ ! -f "$ROOT/.cache/app/luoshu.jar" ]; then
    find_maven; say "· building the server"
    rm -rf "$ROOT/server/target/classes"   # or a renamed migration would travel along
    (cd "$ROOT/server" && "$MVN" -q -B -ntp package -Dmaven.test.skip=true) > "$ROOT/.cache/server-build.log" 2>&1 || { grep -v WARNING "$ROOT/.cache/server-build.log" | tail -40; stop "the server build failed."; }
    rm -rf "$ROOT/.cache/app" && "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$ROOT/server/target/luoshu.jar" extract --destination "$ROOT/.cache/app" >/dev/null
    "$JAVA_HOME/bin/java" "$ROOT/scripts/Unseal.java" "$ROOT/.cache/app/lib" || stop "the libraries could not be prepared."
    remember server "$sources"
  fi
}

stop_postgres() { # stop_postgres DATA : the embedded PostgreSQL a server left running there
  local control=("$1/postgres-18/bin/pg_ctl" -D "$1/postgres" -m immediate stop)
  [ -x "${control[0]}" ] && [ -f "$1/postgres/postmaster.pid" ] || return 0
  if [ "$(id -u)" = 0 ]; then unshare -U "${control[@]}"; else "${control[@]}"; fi >/dev/null 2>&1
}
