package dev.hearth.e2e.figures;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code failure-modes.json}: one object a scenario; a scenario that ran again replaces what it said before. */
public final class FailureModes {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;

    public FailureModes(Path file) {
        this.file = file;
    }

    /** Puts the figures into the file, in the order in which scenarios first came. */
    public synchronized void merge(ScenarioFigures figures) {
        try {
            var all = new ArrayList<>(read());
            var added = figures.toJson();
            int index = indexOf(all, figures.scenario());
            if (index < 0) {
                all.add(added);
            } else {
                all.set(index, added);
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, JSON.writeValueAsString(all) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the figures could not be written to " + file, e);
        }
    }

    private static int indexOf(List<Map<String, Object>> all, String scenario) {
        for (int i = 0; i < all.size(); i++) {
            if (scenario.equals(all.get(i).get("scenario"))) {
                return i;
            }
        }
        return -1;
    }

    private List<Map<String, Object>> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return JSON.readValue(
                file.toFile(),
                JSON.getTypeFactory()
                        .constructCollectionType(
                                List.class,
                                JSON.getTypeFactory()
                                        .constructMapType(java.util.LinkedHashMap.class, String.class, Object.class)));
    }
}
