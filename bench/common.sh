# Sourced by the commands in bench/ and e2e/kill: builds Luoshu if it changed, then the measuring tools.
# shellcheck shell=bash
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd); cd "$ROOT" || exit 1
. scripts/toolchain.sh

build_bench() {
  ./run --build-only || exit 1
  find_java
  compile_bench
}

compile_bench() {
  local sources; sources=$(digest bench/src)
  if changed bench "$sources" || [ ! -d .cache/bench-classes ]; then
    rm -rf .cache/bench-classes; mkdir -p .cache
    find bench/src -name '*.java' > .cache/bench-sources
    "$JAVA_HOME/bin/javac" -Xlint:all,-serial -Werror -d .cache/bench-classes @.cache/bench-sources || stop "the measuring tools do not compile."
    remember bench "$sources"
  fi
}

build_peer() { # build_peer NAME : a Maven module of its own under bench/peers
  local sources; sources=$(digest "bench/peers/$1/src" "bench/peers/$1/pom.xml")
  if changed "peer-$1" "$sources" || [ ! -d "bench/peers/$1/target/lib" ]; then
    find_maven; say "· building the peer $1"
    (cd "bench/peers/$1" && "$MVN" -q -B -ntp package) > ".cache/peer-$1.log" 2>&1 || { grep -v WARNING ".cache/peer-$1.log" | tail -20; stop "the peer $1 does not build."; }
    remember "peer-$1" "$sources"
  fi
}

bench() { # bench CLASS ARGUMENTS... : low heap, since it shares the machine with what it measures
  local class=$1; shift
  "$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC -cp ".cache/bench-classes:$(ls .cache/app/lib/postgresql-*.jar)" "$class" "$@"
}
