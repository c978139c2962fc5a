package dev.hearth.operator.simulation;

import dev.hearth.operator.model.ContainerState;

/** Starts, restarts and ends processes, and makes pods anew. Its word reaches the operator up to 1.1 s later. */
final class FakeKubelet {

    private final SimulatedCluster cluster;
    /** Processes that crash are started again; false to look at a shard without its restarted node. */
    boolean restarts = true;

    long fastestRestart = 100;
    long slowestRestart = 1500;

    FakeKubelet(SimulatedCluster cluster) {
        this.cluster = cluster;
    }

    void create(String name, long delay) {
        cluster.time.after(delay, () -> {
            var number = name.substring(name.lastIndexOf('-') + 1);
            var uid = cluster.nextId("uid");
            var moved = cluster.processes.stream().anyMatch(s -> s.alive && s.pod.equals(name));
            var pod = new FakePod(name, uid, "10.0.0." + uid.substring(3), "host-" + number + (moved ? "b" : ""));
            cluster.pods.stream()
                    .filter(p -> p.name.equals(name) && cluster.keepsFiles())
                    .reduce((a, b) -> b)
                    .ifPresent(old -> {
                        pod.disk = (java.util.BitSet) old.disk.clone();
                        pod.diskMarker = old.diskMarker;
                    });
            cluster.pods.add(pod);
            cluster.publish(pod, cluster.time.between(5, 30));
            start(pod, cluster.time.between(50, 400));
        });
    }

    private void start(FakePod pod, long delay) {
        cluster.time.after(delay, () -> {
            if (pod.gone || pod.deleting) {
                return;
            }
            var server = new FakeServer(cluster, pod);
            cluster.processes.add(server);
            pod.server = server;
            pod.container = ContainerState.RUNNING;
            if (cluster.keepsFiles()) {
                server.loading = true;
                cluster.time.after(cluster.time.between(20, 400), () -> server.loading = false);
            }
            cluster.publish(pod, cluster.time.between(200, 1100));
        });
    }

    /** The process ends at once; its container is started again. */
    void crash(FakePod pod) {
        var server = pod.server;
        if (server == null || !server.alive) {
            return;
        }
        cluster.time.tell("! " + pod.name + " is killed");
        cluster.kill(server);
        pod.container = ContainerState.TERMINATED;
        cluster.publish(pod, cluster.time.between(200, 1100));
        if (restarts && !pod.deleting) {
            pod.restarts++;
            start(pod, cluster.time.between(fastestRestart, slowestRestart));
        }
    }

    /** A deletion that waits for the processes: preStop until it is no primary, then the end. */
    void delete(FakePod pod, long graceMillis) {
        if (pod.deleting || pod.gone) {
            return;
        }
        pod.deleting = true;
        cluster.publish(pod, cluster.time.between(5, 40));
        var deadline = cluster.time.now() + graceMillis;
        cluster.time.after(50, () -> preStop(pod, deadline));
    }

    private void preStop(FakePod pod, long deadline) {
        var server = pod.server;
        if (server == null || !server.alive) {
            remove(pod);
        } else if (cluster.time.now() >= deadline || (server.running() && !server.primary)) {
            cluster.time.after(cluster.time.between(10, 300), () -> {
                if (server.alive) {
                    cluster.time.tell("! " + pod.name + " ends");
                    cluster.kill(server);
                }
                remove(pod);
            });
        } else {
            cluster.time.after(200, () -> preStop(pod, deadline));
        }
    }

    private void remove(FakePod pod) {
        pod.container = ContainerState.TERMINATED;
        cluster.publish(pod, cluster.time.between(200, 500));
        cluster.time.after(600, () -> {
            if (!pod.gone) {
                pod.gone = true;
                cluster.publish(pod, cluster.time.between(5, 30));
                create(pod.name, cluster.time.between(50, 500));
            }
        });
    }

    /** The object vanishes, the process runs on and is found by the kubelet much later. */
    void forceDelete(FakePod pod, long zombieMillis) {
        cluster.time.tell("! " + pod.name + " is deleted by force");
        pod.gone = true;
        pod.graceful = false;
        cluster.publish(pod, cluster.time.between(5, 30));
        create(pod.name, cluster.time.between(50, 500));
        cluster.time.after(zombieMillis, () -> end(pod));
    }

    private void end(FakePod pod) {
        var server = pod.server;
        if (server != null && server.alive) {
            cluster.time.tell("! the zombie of " + pod.name + " ends");
            cluster.kill(server);
        }
    }

    /** A kubelet that hears the API server again ends what should not run. */
    void healed() {
        cluster.pods.stream().filter(p -> p.gone).forEach(this::end);
    }
}
