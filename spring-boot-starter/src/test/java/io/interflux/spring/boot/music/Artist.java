package io.interflux.spring.boot.music;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
public record Artist(@Id @Generated @Nullable Long id, String stageName, @HasMany @Nullable List<Album> albums) {

    public Artist(String stageName) {
        this(null, stageName, null);
    }
}
