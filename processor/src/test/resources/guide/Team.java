package guide;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import java.util.List;

@Entity
public record Team(@Id @Generated Long id, String name, List<String> colours) {}
