package dev.hearth.e2e.driver;

import java.io.IOException;
import java.security.Security;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The driver as a program: configured by the environment ({@link DriverConfig#fromEnvironment}), events as JSON lines on
 * stdout, control over HTTP on {@code LEDGER_CONTROL_PORT} (8080). Runs until SIGTERM.
 */
public final class Driver {
    private static final int DEFAULT_PORT = 8_080;

    private Driver() {}

    /** No arguments are read. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Security.setProperty("networkaddress.cache.ttl", "1");
        var sink = new LineSink(System.out);
        var config = DriverConfig.fromEnvironment(System.getenv());
        var driver = LedgerDriver.start(config, sink);
        var port = Integer.parseInt(System.getenv().getOrDefault("LEDGER_CONTROL_PORT", "" + DEFAULT_PORT));
        var control = ControlServer.start(driver, port);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            sink.event("stopped", Map.copyOf(driver.report().toMap()));
            control.close();
            ended.countDown();
        }));
        ended.await();
    }
}
