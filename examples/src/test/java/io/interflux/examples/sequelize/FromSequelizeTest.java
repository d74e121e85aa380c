package io.interflux.examples.sequelize;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.examples.Documentation;
import org.junit.jupiter.api.Test;

class FromSequelizeTest {

    @Test
    void allJavaOnThePageIsCodeOfThisModule() {
        assertThat(Documentation.foreignJava(SequelizePage.PATH)).isEmpty();
    }
}
