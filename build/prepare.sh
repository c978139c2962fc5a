#!/usr/bin/env bash
# Checks what the build needs, installs the Debian packages among it when it may, and names the remedy for the rest.
set -euo pipefail

missing=0
complain() {
  printf 'hearth: %s\n' "$*" >&2
  missing=1
}

packages=()
command -v mvn >/dev/null || packages+=(maven)
command -v git >/dev/null || packages+=(git)
# A client in another language reads and writes cells in a test.
command -v python3 >/dev/null || packages+=(python3)
for wanted in "$@"; do
  dpkg-query -W -f '${Status}' "$wanted" 2>/dev/null | grep -q 'ok installed' || packages+=("$wanted")
done
if ((${#packages[@]})); then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "hearth: installing Debian packages: ${packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # Servers are started by the tests themselves; none may start with its package.
    if [ ! -e /usr/sbin/policy-rc.d ]; then
      printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
      chmod +x /usr/sbin/policy-rc.d
      trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    fi
    apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
  else
    complain "these Debian packages are missing: ${packages[*]}. Install them: sudo apt-get install ${packages[*]}"
  fi
fi

"$(dirname "$0")/jdk.sh" >/dev/null || missing=1

if ! command -v go >/dev/null; then
  complain "Go is missing; the local Kubernetes is built with it. Install Go 1.25 or newer and put it on the PATH."
else
  version=$(go env GOVERSION | sed 's/^go//')
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  if ((major == 1 && minor < 25)); then
    complain "Go $version is too old; the local Kubernetes needs 1.25 or newer."
  fi
fi
exit "$missing"
