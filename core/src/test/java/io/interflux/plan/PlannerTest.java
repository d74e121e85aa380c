package io.interflux.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.Select;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private final Schema schema = guide();

    private static Schema guide() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition user =
                s.define("user").attribute("username", DataType.STRING).attribute("points", DataType.INTEGER);
        ModelDefinition profile = s.define("profile").attribute("name", DataType.STRING);
        s.belongsToMany(user, profile)
                .through("grant", j -> j.id().attribute("selfGranted", DataType.BOOLEAN));
        return s.build();
    }

    @Test
    void deepIncludeOfTheGuide() {
        Select<?> select = Select.from("user")
                .include("grants.user")
                .include("grants.profile")
                .include("profiles.users.grants.user");
        assertThat(PlannedSql.of(select, schema, PostgreSqlDialect.INSTANCE)).containsExactly("");
    }
}
