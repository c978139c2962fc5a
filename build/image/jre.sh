#!/usr/bin/env bash
# Links a JRE with only what Hearth's programs use: build/image/jre.sh FOLDER. Does nothing when it is there.
set -euo pipefail
target=$1
[ -x "$target/bin/java" ] && exit 0
modules=java.base,java.logging,java.naming,java.management,java.xml,java.security.jgss,java.net.http,jdk.unsupported,jdk.zipfs,jdk.management,jdk.crypto.ec,jdk.httpserver
rm -rf "$target.new"
"$JAVA_HOME/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --compress zip-0 \
  --generate-cds-archive --output "$target.new"
mkdir -p "$(dirname "$target")"
mv "$target.new" "$target"
