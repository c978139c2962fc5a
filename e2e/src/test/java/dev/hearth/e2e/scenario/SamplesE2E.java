package dev.hearth.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(HearthExtension.class)
class SamplesE2E {

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everySampleBecomesAClusterThatServesWrites(Path sample, Workbench bench) throws IOException {
        var names = bench.clusters().apply(Files.readString(sample));

        assertThat(names).isNotEmpty();
        for (var name : names) {
            var watch = bench.awaitReady(name);
            try (var driver = bench.drive(name, watch)) {
                var ledger = driver.stopAndVerify();
                assertThat(ledger.ackedWrites()).isPositive();
                assertThat(ledger.ackedLost()).isZero();
            }
        }
    }

    static Stream<Path> samples() throws IOException {
        try (var files = Files.list(Hearth.ROOT.resolve("samples/clusters"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }
}
