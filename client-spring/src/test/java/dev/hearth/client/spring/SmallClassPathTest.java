package dev.hearth.client.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whether a program starts that has nothing but what the starter brings. */
class SmallClassPathTest {

    private static final Pattern OPTIONAL =
            Pattern.compile("/(spring-boot-health|spring-tx|micrometer-core)-[^/]*\\.jar$");

    @Test
    void withoutActuatorMicrometerAndTransactionsTheCachesWork() throws Exception {
        var urls = new ArrayList<URL>();
        var left = new ArrayList<String>();
        for (var entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
            if (OPTIONAL.matcher(entry).find()) {
                left.add(entry);
            } else {
                urls.add(url(entry));
            }
        }
        assertThat(left).as("taken off the class path").hasSize(3);

        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            @SuppressWarnings("unchecked")
            var program = (Callable<List<String>>) loader.loadClass("dev.hearth.client.spring.SmallProgram")
                    .getDeclaredConstructor()
                    .newInstance();
            assertThat(program.call())
                    .containsExactly("dev.hearth.client.spring.HearthSpringCache", "assam", "assam", "1 loads");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL url(String entry) throws MalformedURLException {
        return new File(entry).toURI().toURL();
    }
}
