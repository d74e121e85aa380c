package io.interflux.examples.trees;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
@Entity
public record Employee(
        @Id @Generated Long id,
        String name,
        Long managerId,
        @HasMany(foreignKey = "managerId") List<Employee> reports) {

    static Employee of(String name, Long managerId) {
        return new Employee(null, name, managerId, null);
    }
}
