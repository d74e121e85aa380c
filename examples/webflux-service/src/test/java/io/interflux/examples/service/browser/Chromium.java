package io.interflux.examples.service.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A Chromium without a window, of the machine's own. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String DRIVER = "com.microsoft.playwright.impl.driver.jar.DriverJar";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(executable).setChromiumSandbox(false));
    }

    /** Starts it; where that cannot be, the test is skipped, and says loudly why, and what to do. */
    static Chromium start() {
        Optional<Path> executable = executable();
        String reason = executable.isEmpty()
                ? "there is no Chromium: apt-get install chromium"
                : driver() == null ? "there is no driver for it: mvn -Pbrowser verify" : null;
        if (reason != null) {
            skip("The page is NOT TESTED in a browser, since " + reason);
        }
        return new Chromium(executable.orElseThrow());
    }

    @SuppressWarnings("SystemOut") // a skipped test is easily overlooked
    private static void skip(String reason) {
        System.err.println("\n*** " + reason + "\n");
        Assumptions.abort(reason);
    }

    private static Optional<Path> executable() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static @Nullable Class<?> driver() {
        try {
            return Class.forName(DRIVER);
        } catch (ClassNotFoundException absent) {
            return null;
        }
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
