package io.interflux.examples.service.tpch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.web.server.ResponseStatusException;

class ScaleTest {

    @Test
    void aFactorIsCountedInThousandths() {
        assertThat(Scale.FACTORS.stream().map(factor -> new Scale(factor).thousandths()))
                .containsExactly(1, 2, 5, 10, 20, 50, 100);
    }

    @Test
    void anotherFactorIsRefused() {
        assertThatThrownBy(() -> new Scale("0.3"))
                .isInstanceOf(ResponseStatusException.class)
                .hasMessage(
                        "400 BAD_REQUEST \"The scale '0.3' is none of 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1\"");
    }
}
