package io.interflux.examples.trees;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
@Entity
public record Part(
        @Id @Generated Long id,
        String number,
        @Junction Component component,
        @BelongsToMany(through = Component.class, foreignKey = "wholeId", otherKey = "partId", inverse = false)
                List<Part> components) {

    static Part of(String number) {
        return new Part(null, number, null, null);
    }
}
