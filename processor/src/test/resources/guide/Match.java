package guide;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import java.time.LocalDate;

@Entity
public record Match(
        @Id @Generated Long id,
        LocalDate day,
        Integer[] goals,
        Long homeId,
        Long awayId,
        @BelongsTo Team home,
        @BelongsTo Team away) {}
