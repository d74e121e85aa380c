package io.interflux.examples.jpa;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
// tag::entity[]
@Entity
public record Book(@Id @Generated Long id, String title, Long authorId, @BelongsTo Author author) {

    static Book of(String title) {
        return new Book(null, title, null, null);
    }
}
// end::entity[]
