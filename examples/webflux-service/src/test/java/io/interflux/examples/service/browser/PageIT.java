package io.interflux.examples.service.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.interflux.examples.musicstore.model.Artist;
import io.interflux.examples.service.Eventually;
import io.interflux.examples.service.ReadRows;
import io.interflux.examples.service.RunningService;
import io.interflux.testkit.LoopbackProxy;
import io.interflux.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page does what it shows: by keyboard, on narrow screens, in both colour schemes, and without an error in the console. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageIT {

    private static final RunningService SERVICE = RunningService.POSTGRESQL;

    /** Comments that are longer than TPC-H's, so that few rows are much to send. */
    private static final String LONG_COMMENTS = "ALTER TABLE \"orderLines\" ALTER COLUMN \"comment\" TYPE text";

    /** Some 100 MB. Kernels hold tens of them for a browser that does not read. */
    private static final String MORE_THAN_BUFFERS_HOLD =
            """
            INSERT INTO "orderLines" SELECT 50, n, 1, n, n, 17, 24710.35, 0.04, 0.02, 'N', 'O', DATE '1996-03-13',
            DATE '1996-02-12', DATE '1996-03-22', 'NONE', 'TRUCK', repeat('x', 4000) FROM generate_series(1, 25000) n
            ON CONFLICT DO NOTHING
            """;

    /** Bytes a second: to pause it, a page is given time before all has arrived. */
    private static final int SLOWLY = 1_000_000;

    private static final int WITHOUT_LIMIT = -1;

    /** In milliseconds. */
    private static final int TO_READ_WHAT_BUFFERS_HOLD = 60_000;

    /** What Chromium itself complains of in answers that tests are about. */
    private static final List<String> EXPECTED_COMPLAINTS = List.of(
            "Failed to load resource: the server responded with a status of 4",
            "Failed to load resource: net::ERR_INCOMPLETE_CHUNKED_ENCODING");

    /** Every section, with something in it. */
    private static final List<String> SECTIONS = List.of(
            "/artists?include=albums,albums.tracks,albums.tracks.genre",
            "/albums?include=artist,tracks,tracks.playlists",
            "/tracks?include=album,album.artist,genre,mediaType",
            "/playlists?include=tracks,tracks.album,tracks.album.artist&page[size]=5",
            "/customers?include=supportAgent,invoices,invoices.tracks",
            "/employees/tree",
            "/export/order-lines?scale=0.01",
            "/import");

    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private @Nullable Chromium chromium;
    private @Nullable BrowserContext context;

    @BeforeAll
    void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    void endBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void nothingIsComplainedOf() {
        Objects.requireNonNull(context).close();
        assertThat(complaints).as("errors in the console").isEmpty();
    }

    private Page open(String section) {
        return open(section, new NewContextOptions().setViewportSize(1280, 900));
    }

    private Page open(String section, NewContextOptions options) {
        complaints.clear();
        BrowserContext opened = Objects.requireNonNull(chromium).browser().newContext(options);
        context = opened;
        Page page = opened.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(this::noted);
        page.navigate(SERVICE.address() + "/#" + section);
        return page;
    }

    private void noted(ConsoleMessage message) {
        if (List.of("error", "warning").contains(message.type())
                && EXPECTED_COMPLAINTS.stream().noneMatch(message.text()::startsWith)) {
            complaints.add(message.text());
        }
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator rows(Page page) {
        return page.locator("ol.rows > li");
    }

    private static Locator step(Page page, String name) {
        return page.locator(".step").filter(new Locator.FilterOptions().setHas(heading(page, name)));
    }

    @Test
    void whatIsIncludedIsShownAndItsPlanIsDrawn() {
        Page page = open("/artists?include=albums,albums.tracks");
        assertThat(rows(page)).hasCount(20);
        assertThat(rows(page).first()).containsText("For Those About To Rock We Salute You");
        assertThat(step(page, "artist")).containsText("20 rows");
        assertThat(step(page, "tracks")).containsText("BATCH");
        assertThat(page.locator(".timeline rect")).hasCount(3);
        assertThat(page.locator(".step .bar > span")).hasCount(3);
        step(page, "albums").getByText("SQL").click();
        assertThat(step(page, "albums").locator("pre").first()).containsText("= ANY($1::int8[])");
    }

    @Test
    void everythingIsReachedByKeyboard() {
        Page page = open("/artists");
        assertThat(rows(page)).hasCount(20);
        press(page, "Tab", "Enter");
        assertThat(page.locator("main")).isFocused();
        press(page, "Tab", "Space");
        assertThat(page.locator(".request")).hasText("GET /artists?include=albums");
        assertThat(page.getByRole(AriaRole.CHECKBOX).first()).isFocused();
        press(page, "Tab", "Tab", "Tab", "ArrowDown");
        assertThat(page.locator(".request")).hasText("GET /artists?include=albums&sort=name");
        assertThat(rows(page).first()).containsText("A Cor Do Som");
        Locator details = page.locator("ol.rows details").first();
        focusByTab(page, details.locator("summary"));
        press(page, "Enter");
        focusByTab(page, button(page, "Next page"));
        press(page, "Enter");
        assertThat(page.locator(".request")).containsText("page[after]=");
        assertThat(button(page, "First page")).isEnabled();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Albums"))
                .focus();
        press(page, "Enter");
        assertThat(heading(page, "Albums")).isFocused();
        assertThat(page).hasTitle("Albums – Music store on Interflux");
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    private static void focusByTab(Page page, Locator target) {
        for (int i = 0; i < 80 && !(boolean) target.evaluate("element => element === document.activeElement"); i++) {
            press(page, "Tab");
        }
        assertThat(target).isFocused();
    }

    @Test
    void theReportingTreeHasEveryEmployee() {
        Page page = open("/employees/tree");
        assertThat(page.locator(".person")).hasCount(8);
        assertThat(page.locator(".tree > li > ul > li > ul > li")).hasCount(5);
        assertThat(step(page, "reports")).containsText("sent 3×");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Reporting tree: 8 employees");
    }

    @Test
    void aPausedStreamReadsNothingUntilItGoesOn() {
        SERVICE.bean(TestDatabase.class).execute(LONG_COMMENTS, MORE_THAN_BUFFERS_HOLD);
        ReadRows read = SERVICE.bean(ReadRows.class);
        long before = read.rows();
        Page page = open("/export/order-lines?scale=0.05");
        CDPSession network = networkOf(page);
        limit(network, SLOWLY);
        button(page, "Start").click();
        assertThat(page.locator(".latest li").first()).isVisible();
        button(page, "Pause").click();
        Eventually.holds("the database is asked for rows", () -> read.rows() > before);
        long stopped = Eventually.still(read::rows, Duration.ofSeconds(2));
        Locator rows = page.locator(".gauges dd").first();
        String paused = rows.textContent();
        page.waitForTimeout(600);
        assertThat(rows).hasText(paused);
        limit(network, WITHOUT_LIMIT);
        button(page, "Continue").click();
        assertThat(rows).not().hasText(paused);
        Eventually.holds("the database is asked for more", () -> read.rows() > stopped);
        button(page, "Cancel").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The stream has been cancelled after");
        assertThat(button(page, "Start")).isEnabled();
    }

    private static CDPSession networkOf(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("Network.enable");
        return session;
    }

    /** Chromium reads so many bytes a second of what has arrived. */
    private static void limit(CDPSession network, int bytesPerSecond) {
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 0);
        conditions.addProperty("downloadThroughput", bytesPerSecond);
        conditions.addProperty("uploadThroughput", WITHOUT_LIMIT);
        network.send("Network.emulateNetworkConditions", conditions);
    }

    @Test
    void aStreamEndsWithItsLastRow() {
        Page page = open("/export/playlist-tracks");
        button(page, "Start").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("The stream has ended after 8,715 rows");
        assertThat(page.locator(".latest li").last()).containsText("8,715");
    }

    /** The cut comes where the page has rows already and the service still reads: before the first line the answer would be 503. */
    @Test
    void aStreamThatBreaksOffSaysSo() {
        SERVICE.bean(TestDatabase.class).execute(LONG_COMMENTS, MORE_THAN_BUFFERS_HOLD);
        Page page = open("/export/order-lines?scale=0.05");
        CDPSession network = networkOf(page);
        limit(network, SLOWLY);
        button(page, "Start").click();
        assertThat(page.locator(".latest li").first()).isVisible();
        SERVICE.network().failAfter(LoopbackProxy.Fault.CUT, 0);
        try {
            limit(network, WITHOUT_LIMIT);
            assertThat(page.getByRole(AriaRole.ALERT))
                    .containsText(
                            "The stream broke off",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(TO_READ_WHAT_BUFFERS_HOLD));
        } finally {
            SERVICE.network().mend();
        }
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The stream has failed after");
        assertThat(button(page, "Start")).isFocused();
        page.navigate(SERVICE.address() + "/#/export/playlist-tracks");
        button(page, "Start").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("The stream has ended after 8,715 rows");
    }

    @Test
    void aRefusedLineIsShown() {
        Page page = open("/import");
        page.getByRole(
                        AriaRole.COMBOBOX,
                        new Page.GetByRoleOptions().setName("Rows").setExact(true))
                .selectOption("playlist-tracks");
        button(page, "Import").click();
        Locator problem = page.getByRole(AriaRole.ALERT);
        assertThat(problem).containsText("Conflict (409)");
        assertThat(problem).containsText("Line 2, (playlistId, trackId) = (2, 99999), was refused");
        assertThat(problem.locator("pre")).hasText("2: {\"playlistId\": 2, \"trackId\": 99999}");
    }

    @Test
    void aQuestionThatIsNotAllowedIsShownAsAProblem() {
        Page page = open("/artists?include=customers");
        assertThat(page.locator("main").getByRole(AriaRole.ALERT)).containsText("allowed are albums, albums.tracks");
        page.getByRole(AriaRole.CHECKBOX).first().check();
        assertThat(rows(page)).hasCount(20);
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    /** The service answers while the browser still sends. */
    @Test
    void aRefusedLineOfALargeFileIsShown(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("artists.ndjson"),
                "{\"id\": 1,\n" + ("{\"id\": 2}" + " ".repeat(1000) + "\n").repeat(20_000));
        Page page = open("/import");
        page.locator("input[type=file]").setInputFiles(file);
        button(page, "Import").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Line 1 is no row: ");
    }

    @Test
    void namesAreTextsWhateverTheyHold() {
        String name = "<img src=x onerror=alert(1)></strong><script>alert(2)</script>&amp;";
        String long120 = "x".repeat(120);
        List<Artist> artists = List.of(new Artist(-2L, name, null), new Artist(-1L, long120, null));
        SERVICE.interflux().insertAll(artists).blockLast();
        try {
            Page page = open("/artists", new NewContextOptions().setViewportSize(320, 640));
            assertThat(rows(page).first().locator("strong")).hasText(name);
            assertThat(page.locator("main img")).hasCount(0);
            assertThat(rows(page).nth(1)).containsText(long120);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        } finally {
            artists.forEach(artist -> SERVICE.interflux().delete(artist).block());
        }
    }

    @Test
    void aListWithoutRowsSaysSo() {
        Page page = open("/import");
        page.route(
                "**/artists?**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"data\": [], \"links\": {}}")));
        page.navigate(SERVICE.address() + "/#/artists?sort=name");
        assertThat(rows(page)).hasText("There are no rows here.");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Artists: 0 rows, the last page");
    }

    @Test
    void theWayBackLeadsToTheQuestionBefore() {
        Page page = open("/artists");
        assertThat(rows(page)).hasCount(20);
        button(page, "Next page").click();
        assertThat(rows(page).first()).containsText("#21");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Stream"))
                .click();
        assertThat(heading(page, "Stream")).isVisible();
        page.goBack();
        assertThat(heading(page, "Artists")).isFocused();
        assertThat(rows(page).first()).containsText("#21");
        page.goBack();
        assertThat(rows(page).first()).containsText("#1");
        assertThat(button(page, "First page")).isDisabled();
    }

    @Test
    void whatThePageDoesNotHaveIsSaid() {
        Page page = open("/import");
        for (String section : List.of("/singers", "/export/secrets", "/__proto__")) {
            page.navigate(SERVICE.address() + "/#" + section);
            assertThat(page.locator("main").getByRole(AriaRole.ALERT))
                    .containsText("This page has nothing at " + section);
        }
    }

    @Test
    void nothingIsWiderThanANarrowScreen() {
        Page page = open("/artists", new NewContextOptions().setViewportSize(320, 640));
        for (String section : SECTIONS) {
            show(page, section);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("the width of %s", section)
                    .isEqualTo(320);
        }
    }

    @Test
    void textsStandOutInBothColourSchemes() {
        Page page = open("/artists", new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
        for (String section : SECTIONS) {
            show(page, section);
            for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
                assertThat((List<?>) page.evaluate(script("contrast.js")))
                        .as("%s, %s", section, colours)
                        .isEmpty();
            }
        }
    }

    /** Goes to a section, waits for its rows and its plan, and opens all that can be opened. */
    private static void show(Page page, String section) {
        page.evaluate(
                "section => new Promise(done => {"
                        + " addEventListener('hashchange', () => done(), { once: true }); location.hash = section; })",
                section);
        page.waitForCondition(() -> page.locator("[aria-busy]").count() == 0);
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })");
    }

    private static String script(String name) {
        try (InputStream file = PageIT.class.getResourceAsStream("/browser/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
