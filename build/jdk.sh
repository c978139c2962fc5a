#!/usr/bin/env bash
# Prints the home of a JDK 25 or newer: JAVA_HOME if it is one, else the first below /usr/lib/jvm.
set -euo pipefail
for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
  [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ -r "$home/release" ] || continue
  feature=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
  if [ -n "$feature" ] && [ "$feature" -ge 25 ]; then
    echo "$home"
    exit 0
  fi
done
echo 'hearth: no JDK 25 or newer was found in JAVA_HOME or below /usr/lib/jvm. Install one, such as the package temurin-25-jdk, and set JAVA_HOME to it.' >&2
exit 1
