package io.interflux.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Windows begin small, grow tenfold, and are as large as some 50,000 rows allow. */
class WindowSizeTest {

    @Test
    void theFirstWindowIsSmallAndTheNextAreFull() {
        WindowSize size = new WindowSize(1000);
        assertThat(size.roots()).isEqualTo(100);
        size.brought(100, 2100);
        assertThat(size.roots()).isEqualTo(1000);
        size.brought(1000, 21_000);
        assertThat(size.roots()).isEqualTo(1000);
    }

    @Test
    void neverMoreThanIsAllowed() {
        WindowSize size = new WindowSize(7);
        assertThat(size.roots()).isEqualTo(7);
        size.brought(7, 7);
        assertThat(size.roots()).isEqualTo(7);
    }

    @Test
    void rootsWithManyChildrenMakeSmallWindows() {
        WindowSize size = new WindowSize(1000);
        size.brought(100, 40_100);
        assertThat(size.roots()).isEqualTo(100);
        size.brought(100, 400_000);
        assertThat(size.roots()).isEqualTo(10);
        size.brought(10, 10_000_000);
        assertThat(size.roots()).isEqualTo(1);
    }

    @Test
    void windowsGrowAgainTenfoldAtMost() {
        WindowSize size = new WindowSize(1000);
        size.brought(100, 50_000_000);
        assertThat(size.roots()).isEqualTo(1);
        size.brought(1, 10);
        assertThat(size.roots()).isEqualTo(10);
        size.brought(10, 10);
        assertThat(size.roots()).isEqualTo(100);
        size.brought(100, 15_000);
        assertThat(size.roots()).isEqualTo(200);
    }

    @Test
    void anEmptyWindowSaysNothing() {
        WindowSize size = new WindowSize(1000);
        size.brought(0, 0);
        assertThat(size.roots()).isEqualTo(100);
    }
}
