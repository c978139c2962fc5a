#!/usr/bin/env bash
# Writes the operator's AOT cache: runs the staged operator at its final path against a cluster, lets it make a cache
# cluster, lose its primary and delete it, and stops it. The JVM keeps what it loaded, linked and profiled.
#   build/image/train.sh STAGE    STAGE holds jre/ and app/; KUBECONFIG names the cluster; needs root
set -euo pipefail
stage=$1
home=/opt/hearth
namespace=hearth-training
kubectl=(kubectl --request-timeout=10s)

made=
if [ ! -d "$home" ]; then
  mkdir -p "$home"
  made=yes
fi
"${kubectl[@]}" delete namespace "$namespace" --ignore-not-found --wait=true --timeout=60s >/dev/null 2>&1 || true
"${kubectl[@]}" create namespace "$namespace" >/dev/null
pid=
installed=
scale_installed() { :; }
cleanup() {
  [ -n "$pid" ] && kill -KILL "$pid" 2>/dev/null || true
  "${kubectl[@]}" delete namespace "$namespace" --wait=false >/dev/null 2>&1 || true
  scale_installed "as before" || true
  [ -n "$made" ] && rmdir "$home" 2>/dev/null || true
}
trap cleanup EXIT

# Two operators must not care for one cluster: one that is installed here rests meanwhile.
installed=$("${kubectl[@]}" get deployments -A -l app.kubernetes.io/name=hearth-operator \
  -o 'jsonpath={range .items[*]}{.metadata.namespace}/{.metadata.name}/{.spec.replicas}{"\n"}{end}' 2>/dev/null || true)
scale_installed() { # REPLICAS: a number, or "as before"
  local line
  for line in $installed; do
    IFS=/ read -r where what count <<<"$line"
    "${kubectl[@]}" scale deployment "$what" -n "$where" --replicas="${1/as before/$count}" >/dev/null
    [ "$1" = 0 ] && "${kubectl[@]}" --request-timeout=0 wait pods -n "$where" -l app.kubernetes.io/name=hearth-operator \
      --for=delete --timeout=60s >/dev/null
  done
  return 0
}
scale_installed 0

# Its own mount namespace: the machine's own folder of that name, if any, is not touched.
start() {
  unshare --mount --propagation private bash -c '
    mount --bind "$1" "$2"
    cd "$2/app"
    exec "$2/jre/bin/java" $3 -XX:AOTCacheOutput="$2/app/hearth.aot" -jar "$2/app/quarkus-run.jar"
  ' train "$stage" "$home" "$(cat "$(dirname "$0")/operator.jvm")" >"$stage/training.log" 2>&1 &
  pid=$!
}
# A JVM that records is slow, and the operator gives the API server 1.5 s: on a busy machine a first start may miss it.
for attempt in 1 2 3; do
  start
  while kill -0 "$pid" 2>/dev/null && ! grep -q ' leading ' "$stage/training.log"; do sleep 0.2; done
  kill -0 "$pid" 2>/dev/null && break
  [ "$attempt" = 3 ] && { tail -n 40 "$stage/training.log" >&2; exit 1; }
done

"${kubectl[@]}" apply -f - >/dev/null <<MANIFEST
apiVersion: cache.hearth.dev/v1alpha1
kind: CacheCluster
metadata: {name: training, namespace: $namespace}
spec:
  engine: {type: Redis}
  resources: {requests: {cpu: 10m}, limits: {memory: 96Mi}}
MANIFEST
wait_ready() {
  "${kubectl[@]}" --request-timeout=0 wait cachecluster/training -n "$namespace" --for=condition=Ready --timeout=90s >/dev/null ||
    { tail -n 40 "$stage/training.log" >&2; exit 1; }
}
wait_ready
primary=$("${kubectl[@]}" get cachecluster training -n "$namespace" -o 'jsonpath={.status.shards[0].primary}')
"${kubectl[@]}" delete pod "$primary" -n "$namespace" --grace-period=1 >/dev/null
"${kubectl[@]}" --request-timeout=0 wait pod/"$primary" -n "$namespace" --for=condition=Ready --timeout=90s >/dev/null 2>&1 || true
wait_ready
kill -TERM "$pid"
wait "$pid" || true
pid=
[ -s "$stage/app/hearth.aot" ] || { echo 'hearth: the training run wrote no AOT cache; its log ends:' >&2; tail -n 40 "$stage/training.log" >&2; exit 1; }
