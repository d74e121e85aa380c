package io.interflux.examples.trees;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
@Entity
public record Home(@Id @Generated Long id, String street) {

    static Home of(String street) {
        return new Home(null, street);
    }
}
