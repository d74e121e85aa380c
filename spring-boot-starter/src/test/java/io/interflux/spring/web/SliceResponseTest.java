package io.interflux.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Slice;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceResponseTest {

    private static @Nullable String next(String request, @Nullable String cursor) {
        return SliceResponse.of(new Slice<>(List.of("Queen"), cursor), URI.create(request))
                .links()
                .next();
    }

    @ParameterizedTest
    @CsvSource({
        "http://host:80/api/artists, /api/artists?page%5Bafter%5D=new",
        "http://host//elsewhere.org/artists, /elsewhere.org/artists?page%5Bafter%5D=new",
        "/artists?sort=-name&page%5Bsize%5D=3, /artists?sort=-name&page%5Bsize%5D=3&page%5Bafter%5D=new",
        "/artists?page%5Bafter%5D=old&sort=name, /artists?sort=name&page%5Bafter%5D=new",
        "/a%20b?q=%26&&page%5bafter%5d=old&page%5Bafter%5D, /a%20b?q=%26&page%5Bafter%5D=new",
    })
    void theNextOneKeepsTheOtherParameters(String request, String next) {
        assertThat(next(request, "new")).isEqualTo(next);
    }

    @Test
    void afterTheLastOneThereIsNone() {
        assertThat(next("/artists?page%5Bafter%5D=old", null)).isNull();
    }
}
