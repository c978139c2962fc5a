package dev.hearth.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoReportTest {
    @TempDir
    private Path folder;

    @Test
    void theFiguresStandAtTheTopOfTheJsonUnderTheirPublishedNames() throws IOException {
        Examples.report().write(folder);

        var json = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        assertThat(json.fieldNames())
                .toIterable()
                .contains(
                        "detectMs",
                        "promoteMs",
                        "firstWriteMs",
                        "longestWriteGapMs",
                        "ackedWrites",
                        "ackedLost",
                        "rebuildMs",
                        "readsServed",
                        "readErrors");
        assertThat(json.path("firstWriteMs").asInt()).isEqualTo(6_480);
    }

    @Test
    void thePageNeedsNothingFromElsewhere() throws IOException {
        var page = page();

        assertThat(page).doesNotContain("{{", "<script", "http://", "https://", "url(h", "@import", "<link");
    }

    @Test
    void thePageTellsEveryPhaseInWordsBesideTheDrawing() throws IOException {
        var page = page();

        for (var phase : Examples.report().phases()) {
            assertThat(page).contains(Html.escape(phase.words()));
        }
        assertThat(page).contains("role=\"img\"", "<title id=\"zoom-t\">");
    }

    @Test
    void theDrawingsAreWellFormed() throws Exception {
        var page = page();
        for (int from = page.indexOf("<svg"); from >= 0; from = page.indexOf("<svg", from + 1)) {
            var svg = page.substring(from, page.indexOf("</svg>", from) + 6);
            var parsed = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new java.io.ByteArrayInputStream(svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            assertThat(parsed.getElementsByTagName("path").getLength()).isEqualTo(1);
        }
    }

    @Test
    void lostWritesAreNeverHiddenInTheLead() {
        var report = Examples.report();
        var figures = report.figures();
        var lossy = new DemoReport(
                report.cluster(),
                report.subject(),
                report.lostNode(),
                report.startedAt(),
                new DemoFigures(
                        figures.detectMs(),
                        figures.promoteMs(),
                        figures.firstWriteMs(),
                        figures.longestWriteGapMs(),
                        figures.ackedWrites(),
                        3,
                        figures.rebuildMs(),
                        figures.readsServed(),
                        figures.readErrors()),
                report.lossAllowed(),
                report.phases(),
                report.writes(),
                report.reads());

        assertThat(new ReportPage(lossy).html()).contains("3 were lost");
    }

    private String page() throws IOException {
        Examples.report().write(folder);
        return Files.readString(folder.resolve("report.html"));
    }
}
