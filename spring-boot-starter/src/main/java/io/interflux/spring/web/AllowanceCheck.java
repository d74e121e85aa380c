package io.interflux.spring.web;

import io.interflux.Interflux;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.Held;
import io.interflux.mapping.Mappings;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.Model;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks whether all that clients may ask for is there. */
final class AllowanceCheck<T> {

    private final Interflux interflux;
    private final ModelHandle<T> handle;
    private final Mappings mappings;

    AllowanceCheck(Interflux interflux, ModelHandle<T> handle) {
        this.interflux = interflux;
        this.handle = handle;
        this.mappings = Mappings.of(interflux.schema().definition());
    }

    /** The same with the attributes of every level. */
    AllowedParameters checked(AllowedParameters allowed) {
        try {
            allowed.sort().forEach(AllowanceCheck::requireKey);
            tryAll(allowed);
            return allowed.reading(fields(allowed));
        } catch (QueryException unfit) {
            throw new QueryException(
                    "What clients may ask of " + handle + " does not fit the schema. " + unfit.getMessage());
        }
    }

    private static void requireKey(String key) {
        if (key.startsWith("-")) {
            throw new QueryException(
                    "sort(…) has '" + key + "', but a key is allowed without a direction; clients give it:" + " sort(\""
                            + key.substring(1) + "\")");
        }
    }

    /** A query is checked when it is given, and not sent before somebody subscribes. */
    private void tryAll(AllowedParameters allowed) {
        Select<T> all = Select.from(handle)
                .includeAllowed(allowed.includes(), allowed.includes())
                .orderByAllowed(allowed.sort(), allowed.sort());
        PageSizes sizes = allowed.sizes();
        if (sizes == null) {
            interflux.find(all);
        } else {
            interflux.findSlice(all.limit(sizes.maximum()));
        }
    }

    private Map<String, AllowedFields> fields(AllowedParameters allowed) {
        Map<String, Level> levels = new HashMap<>();
        Map<String, AllowedFields> fields = new LinkedHashMap<>();
        for (String path : allowed.levels()) {
            Level level = path.isEmpty()
                    ? roots()
                    : Objects.requireNonNull(levels.get(Paths.parent(path))).child(Paths.last(path), mappings);
            levels.put(path, level);
            AllowedFields said = allowed.fieldsOf(path);
            fields.put(path, said != null && said.restricted() ? level.checked(said, path) : level.all());
        }
        requireLevels(allowed);
        return fields;
    }

    private static void requireLevels(AllowedParameters allowed) {
        List<String> levels = allowed.levels();
        for (String path : allowed.fields().keySet()) {
            if (!levels.contains(path)) {
                throw new QueryException("The attributes of '" + path + "' are allowed, but not to include it; allow "
                        + "it by include(\"" + path + "\"), or leave them out");
            }
        }
    }

    private Level roots() {
        Model model = handle.reference().in(interflux.schema().definition());
        return new Level(model, mappings.of(model, handle.type()));
    }

    /** The rows of one level and the class that they become. */
    private record Level(Model model, EntityMapping<?> mapping) {

        Level child(String name, Mappings mappings) {
            Association association = model.association(name).orElseThrow();
            Model target = association.target();
            Held held = mapping.held(association);
            return new Level(target, held == null ? mappings.of(target) : mappings.of(target, held.type()));
        }

        /** A projection is read whole, as its components say. */
        private boolean isProjection() {
            return mapping.type() != model.javaType() && mapping.type() != DynamicEntity.class;
        }

        AllowedFields all() {
            return new AllowedFields(isProjection() ? Set.of() : names(mapping.attributes()), false, always());
        }

        AllowedFields checked(AllowedFields said, String path) {
            String level = path.isEmpty() ? model.name() : path;
            if (isProjection()) {
                throw new QueryException("The attributes of " + level + " are those of "
                        + mapping.type().getSimpleName() + "; leave them out of fields(…)");
            }
            requireKnown(said.names(), level);
            requireIndispensable(said.names(), level);
            return new AllowedFields(said.names(), true, always());
        }

        private void requireKnown(Set<String> said, String level) {
            Set<String> known = names(mapping.attributes());
            for (String name : said) {
                if (!known.contains(name)) {
                    throw new QueryException(
                            "fields(…) has '" + name + "', which is no attribute of " + level + "; it has " + known);
                }
            }
        }

        private void requireIndispensable(Set<String> said, String level) {
            for (String name : always()) {
                if (!said.contains(name)) {
                    throw new QueryException("fields(…) leaves out '" + name + "' of " + level + ", without which no "
                            + mapping.type().getSimpleName() + " can be made, since it is primitive; add it, or make"
                            + " the component an object");
                }
            }
        }

        private Set<String> always() {
            return names(mapping.indispensable());
        }

        private static Set<String> names(List<Attribute> attributes) {
            return attributes.stream().map(Attribute::name).collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }
}
