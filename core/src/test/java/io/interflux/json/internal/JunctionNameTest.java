package io.interflux.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import io.interflux.annotation.Projection;
import io.interflux.mapping.DynamicEntity;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JunctionNameTest {

    @Entity
    record TeamMembership(@Id Long id) {}

    @Entity(name = "User_Profile")
    record Grant(@Id Long id, Boolean selfGranted) {}

    @Projection(of = Grant.class)
    record Kind(Boolean selfGranted) {}

    record Plain(Boolean selfGranted) {}

    @Test
    void itIsTheNameOfTheModel() {
        assertThat(JunctionName.OF_THE_MODEL.of(TeamMembership.class)).isEqualTo("teamMembership");
        assertThat(JunctionName.OF_THE_MODEL.of(Grant.class)).isEqualTo("User_Profile");
        assertThat(JunctionName.OF_THE_MODEL.of(Kind.class)).isEqualTo("User_Profile");
        assertThat(JunctionName.OF_THE_MODEL.of(new Plain(true))).isEqualTo("plain");
        assertThat(JunctionName.OF_THE_MODEL.of(DynamicEntity.of("grant", Map.of())))
                .isEqualTo("grant");
    }

    @Test
    void theCollectionMayGiveAnother() {
        JunctionName given = new JunctionName("membership");

        assertThat(given.of(Grant.class)).isEqualTo("membership");
        assertThat(given.of(DynamicEntity.of("grant", Map.of()))).isEqualTo("membership");
    }
}
