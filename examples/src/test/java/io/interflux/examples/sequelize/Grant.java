package io.interflux.examples.sequelize;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
// tag::entity[]
@Entity
@JsonInclude(JsonInclude.Include.NON_NULL) // attributes that were not asked for are null
public record Grant(
        @Id @Generated Long id,
        Boolean selfGranted,
        Long userId,
        Long profileId,
        @BelongsTo User user,
        @BelongsTo Profile profile) {

    static Grant of(Boolean selfGranted) {
        return new Grant(null, selfGranted, null, null, null, null);
    }
}
// end::entity[]
