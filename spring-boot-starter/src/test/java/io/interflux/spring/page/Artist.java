package io.interflux.spring.page;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

// tag::artist[]
@Entity
record Artist(@Id @Generated @Nullable Long id, String name, @HasMany @Nullable List<Album> albums) {

    Artist(String name) {
        this(null, name, null);
    }
}
// end::artist[]
