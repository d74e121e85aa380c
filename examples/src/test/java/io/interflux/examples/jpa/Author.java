package io.interflux.examples.jpa;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.annotation.Version;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
// tag::entity[]
@Entity
public record Author(@Id @Generated Long id, String name, @Version Long version, @HasMany List<Book> books) {

    static Author of(String name, Book... books) {
        return new Author(null, name, null, List.of(books));
    }

    Author renamed(String other) {
        return new Author(id, other, version, books);
    }
}
// end::entity[]
