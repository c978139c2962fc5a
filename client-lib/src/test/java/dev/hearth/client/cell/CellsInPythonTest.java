package dev.hearth.client.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A program in another language, written from docs/protocol.md, and this library read each other's cells. */
class CellsInPythonTest {

    @Test
    void cellsPassBothWays() throws IOException {
        var python = new ProcessBuilder("python3", "src/test/resources/cells.py")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = python.outputWriter(StandardCharsets.UTF_8);
                var in = new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8))) {
            var random = new Random(5);
            for (var i = 0; i < 200; i++) {
                var payload = "p" + random.nextInt(1_000_000);
                var loadStart = random.nextLong(1L << 53);
                var fresh = random.nextLong(1L << 32);
                var loadMillis = random.nextLong(1L << 32);
                var version = random.nextLong(1L << 62);
                var era = random.nextInt(65_536);
                var mine = CellWriter.of(Kind.VALUE)
                        .codec(1)
                        .payload(payload.getBytes(StandardCharsets.UTF_8))
                        .loadStart(loadStart)
                        .freshMillis(fresh)
                        .loadMillis(loadMillis)
                        .version(version)
                        .era(era)
                        .tags(Hash64.of("a" + i), Hash64.of("b"))
                        .bytes();

                out.write("read " + HexFormat.of().formatHex(mine) + "\n");
                out.flush();
                assertThat(in.readLine())
                        .isEqualTo("V " + payload + " " + loadStart + " " + fresh + " " + loadMillis + " " + version
                                + " " + era);
                out.write("write V " + payload + " " + loadStart + " " + fresh + " " + loadMillis + " " + version + " "
                        + era + " a" + i + ",b\n");
                out.flush();
                var theirs = HexFormat.of().parseHex(in.readLine());
                assertThat(theirs).isEqualTo(mine);
                assertThat(Objects.requireNonNull(Cell.parse(theirs)).intact()).isTrue();
                out.write("hash " + payload + "\n");
                out.flush();
                assertThat(in.readLine()).isEqualTo(HexFormat.of().toHexDigits(Hash64.of(payload)));
            }
        } finally {
            python.destroy();
        }
    }
}
