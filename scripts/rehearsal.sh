# The start cache (JEP 483, 514): one rehearsed start, after which the JVM has its 20 000 classes loaded and linked. Sourced by ./run. LUOSHU_AOT=0 goes without.
# shellcheck shell=bash disable=SC2154

# The rehearsal and every start must agree on these, or the JVM puts the cache aside and goes on without it. bench/ and e2e/ read them from .cache/jvm.
jvm=(-XX:+UseCompactObjectHeaders -XX:+UseG1GC -XX:MaxRAMPercentage=40 -Xlog:aot*=off --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)

answers() { # answers PORT : 200 from readiness
  local status
  { exec 4<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
  printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&4
  read -r -t 5 status <&4 || status=
  exec 4>&-
  [[ $status == *' 200'* ]]
}

rehearse() {
  printf '%s\n' "${jvm[@]}" > .cache/jvm
  local key; key="$(cat .cache/server) $("$JAVA_HOME/bin/java" -version 2>&1 | tr '\n' ' ') $ROOT ${jvm[*]}"
  if [ "${LUOSHU_AOT:-1}" = 0 ]; then rm -f .cache/luoshu.aot; return; fi
  if [ -f .cache/luoshu.aot ] && ! changed luoshu.aot.key "$key"; then return; fi
  rm -f .cache/luoshu.aot .cache/luoshu.aot.key
  say "· rehearsing the start once, so that later ones are quick"
  rehearsed > .cache/rehearsal.log 2>&1 || { rm -f .cache/luoshu.aot; say "! the rehearsal failed (see .cache/rehearsal.log); starts take longer without it"; }
  remember luoshu.aot.key "$key"
}

# A subshell, so that its trap ends what it started however it is left.
rehearsed() (
  data=$(mktemp -d) server=
  # shellcheck disable=SC2329
  leave() { [ -z "$server" ] || kill -9 "$server" 2>/dev/null; stop_postgres "$data" || true; rm -rf "$data" .cache/luoshu.aotconf; }
  trap leave EXIT
  trap 'exit 130' INT TERM
  port=$((20000 + RANDOM % 20000)); while { exec 4<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null; do port=$((20000 + RANDOM % 20000)); done
  # With both compilers, as a server runs: what the rehearsal compiled only with the first (TieredStopAtLevel=1) the JVM would never give to the second in any later start.
  env -u LUOSHU_DATABASE_URL "$JAVA_HOME/bin/java" "${jvm[@]}" -XX:AOTMode=record -XX:AOTConfiguration=.cache/luoshu.aotconf \
    -Dluoshu.data="$data" -Dluoshu.demo=false -Dserver.address=127.0.0.1 -Dserver.port="$port" -jar .cache/app/luoshu.jar &
  server=$!
  for _ in $(seq 600); do answers "$port" && break; kill -0 "$server" || exit 1; sleep 0.5; done
  kill -TERM "$server"; wait "$server"; [ $? = 143 ] || exit 1
  server=
  "$JAVA_HOME/bin/java" "${jvm[@]}" -XX:AOTMode=create -XX:AOTConfiguration=.cache/luoshu.aotconf -XX:AOTCache=.cache/luoshu.aot.new -cp .cache/app/luoshu.jar || exit 1
  # One look whether the JVM takes it; a cache that ends a JVM is not kept.
  "$JAVA_HOME/bin/java" "${jvm[@]}" -XX:AOTMode=on -XX:AOTCache=.cache/luoshu.aot.new -cp .cache/app/luoshu.jar -version || exit 1
  mv .cache/luoshu.aot.new .cache/luoshu.aot
)
