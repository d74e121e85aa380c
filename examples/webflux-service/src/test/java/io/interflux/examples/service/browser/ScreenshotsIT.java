package io.interflux.examples.service.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.interflux.examples.service.RunningService;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Makes the pictures of the documentation, where it is asked to: {@code -Dinterflux.screenshots=true}. */
@EnabledIfSystemProperty(named = "interflux.screenshots", matches = "true")
class ScreenshotsIT {

    private static final Path IMAGES = Path.of("..", "..", "docs", "images");

    private static final Page.WaitForConditionOptions GENERATING =
            new Page.WaitForConditionOptions().setTimeout(60_000);

    /** One picture of a section. */
    private record Picture(String name, String section, ColorScheme colours) {

        Path file() {
            return IMAGES.resolve(name + ".png");
        }

        NewContextOptions screen() {
            return new NewContextOptions().setViewportSize(1200, 800).setColorScheme(colours);
        }

        String address() {
            return RunningService.POSTGRESQL.address() + "/#" + section;
        }
    }

    private static final Picture PLAN =
            new Picture("service-plan", "/artists?include=albums,albums.tracks", ColorScheme.LIGHT);
    private static final Picture STREAM =
            new Picture("service-stream", "/export/order-lines?scale=0.05", ColorScheme.DARK);

    @Test
    void picturesAreMade() {
        try (Chromium chromium = Chromium.start()) {
            take(chromium, PLAN, page -> {});
            take(chromium, STREAM, ScreenshotsIT::streamAndPause);
        }
    }

    private static void take(Chromium chromium, Picture picture, Consumer<Page> before) {
        try (BrowserContext context = chromium.browser().newContext(picture.screen())) {
            Page page = context.newPage();
            page.navigate(picture.address());
            page.waitForTimeout(2000); // the first answer of a service is not its usual one
            page.reload();
            page.waitForTimeout(1500);
            before.accept(page);
            page.screenshot(new Page.ScreenshotOptions().setPath(picture.file()));
        }
    }

    private static void streamAndPause(Page page) {
        click(page, "Start");
        page.waitForCondition(() -> !"0–".contains(rowsReceived(page)), GENERATING);
        page.waitForTimeout(2000);
        click(page, "Pause");
        page.waitForTimeout(1000);
    }

    private static String rowsReceived(Page page) {
        return page.locator(".gauges dd").first().textContent();
    }

    private static void click(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
