package io.interflux.mapping;

import io.interflux.model.EntityDefinition;
import java.util.Map;

/**
 * What the annotation processor writes for one {@code @Entity} class: its metadata and its components, without reflection. The class is an
 * enum of one constant in the package of the entity, named after it: {@code User_Mapping} for {@code User}, {@code Fixtures_User_Mapping}
 * for a {@code User} within {@code Fixtures}. It is found by that name.
 *
 * @param <T> the entity
 */
public interface GeneratedEntity<T> extends EntityComponents<T>, EntityDefinition {

    /** The classes of the junctions of its many-to-manies, by the name of the component; empty where there are none. */
    Map<String, Class<?>> junctions();

    /** Whether the class says what its primary key is, or that there is none; only a junction may leave it open. */
    boolean saysKey();
}
