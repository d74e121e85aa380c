package io.interflux.mapping;

import io.interflux.error.NotLoadedException;
import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of a model without a Java class of its own, with the junction row and the children that were asked for, by name. Immutable.
 * Reading what was not loaded is an error that names what to ask for; there is never a hidden query.
 *
 * <pre>{@code
 * DynamicEntity user = …;                                  // Select.from("user").include("profiles")
 * Long id = user.get("id", Long.class);
 * for (DynamicEntity profile : user.many("profiles")) {
 *     Boolean selfGranted = profile.one("grant").get("selfGranted", Boolean.class);
 * }
 * }</pre>
 */
public final class DynamicEntity {

    private final Header header;
    private final @Nullable Object[] values;

    DynamicEntity(Header header, @Nullable Object[] values) {
        this.header = header;
        this.values = values;
    }

    /**
     * An entity to be written. It need not have all attributes; those that it has not are left to the database. Children are given as
     * entities or lists of entities under their association's name.
     *
     * @param model the model's name
     * @param values by name; copied
     */
    public static DynamicEntity of(String model, Map<String, ? extends @Nullable Object> values) {
        Arguments.required("The model of an entity", model);
        Arguments.required("The map of values of an entity " + model, values);
        List<String> names = Arguments.requiredAll("A name of a value of an entity " + model, values.keySet());
        Header header = new Header(model, null, model, Header.index(names, model), null, List.of());
        return new DynamicEntity(header, values.values().toArray());
    }

    /** The name of the model. */
    public String model() {
        return header.modelName();
    }

    /** What there is, in the order of the query: attributes, the junction row, children. */
    public Set<String> names() {
        return Collections.unmodifiableSet(header.index().keySet());
    }

    /** Whether there is a value, possibly null, under that name. */
    public boolean has(String name) {
        return header.index().containsKey(name);
    }

    /**
     * The value under a name: an attribute's, the junction row, a child, or a list of children.
     *
     * @throws NotLoadedException if the model has an attribute or association of that name and it was not asked for
     * @throws QueryException if there is no such name
     */
    public @Nullable Object get(String name) {
        return values[header.position(name)];
    }

    /**
     * The value under a name as an instance of {@code type}.
     *
     * @throws NotLoadedException if the model has it and it was not asked for
     * @throws QueryException if there is no such name, or the value is of another type
     */
    public <V> @Nullable V get(String name, Class<V> type) {
        Object value = get(name);
        if (value != null && !type.isInstance(value)) {
            throw new QueryException(header.path() + "." + name + " is of "
                    + value.getClass().getSimpleName() + ", not of " + type.getSimpleName() + "; ask for "
                    + value.getClass().getSimpleName() + ".class.");
        }
        return type.cast(value);
    }

    /**
     * The child of a to-one association or the junction row; null where there is none.
     *
     * @throws NotLoadedException if it was not included
     * @throws QueryException if there is no such name, or it is not a single child
     */
    public @Nullable DynamicEntity one(String name) {
        Object value = get(name);
        if (value == null || value instanceof DynamicEntity) {
            return (DynamicEntity) value;
        }
        throw new QueryException(header.path() + "." + name + " is not a single child but of "
                + value.getClass().getSimpleName() + "; read it by " + (value instanceof List ? "many" : "get") + "(\""
                + name + "\").");
    }

    /**
     * The children of a collection, in the order of the query; empty where there are none.
     *
     * @throws NotLoadedException if it was not included
     * @throws QueryException if there is no such name, or it is not a list of children
     */
    @SuppressWarnings("unchecked")
    public List<DynamicEntity> many(String name) {
        Object value = get(name);
        if (value instanceof List<?> list && list.stream().allMatch(DynamicEntity.class::isInstance)) {
            return Collections.unmodifiableList((List<DynamicEntity>) list);
        }
        throw new QueryException(header.path() + "." + name + " is not a list of children"
                + (value == null ? " but null" : " but of " + value.getClass().getSimpleName()) + "; read it by one(\""
                + name
                + "\") or get(\"" + name + "\").");
    }

    /**
     * The junction row through which this entity was reached.
     *
     * @throws NotLoadedException if it was not reached through a many-to-many, or the payload was not asked for
     */
    public DynamicEntity junction() {
        String name = header.junctionName();
        DynamicEntity junction = name == null ? null : one(name);
        if (junction == null) {
            throw new NotLoadedException(
                    header.path()
                            + " has no junction row; only an entity reached through a many-to-many has one, and only if it was asked for.");
        }
        return junction;
    }

    /** All values as maps and lists, children included, for JSON; in the order of {@link #names()}. */
    public Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        header.index().forEach((name, position) -> map.put(name, plain(values[position])));
        return map;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof DynamicEntity entity) {
            return entity.asMap();
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>(list.size());
            list.forEach(element -> plain.add(plain(element)));
            return plain;
        }
        return value;
    }

    /** This entity with some values replaced or added. */
    DynamicEntity with(List<String> names, List<? extends @Nullable Object> replacements) {
        if (header.index().keySet().containsAll(names)) {
            @Nullable Object[] copy = values.clone();
            for (int i = 0; i < names.size(); i++) {
                copy[header.position(names.get(i))] = replacements.get(i);
            }
            return new DynamicEntity(header, copy);
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        header.index().forEach((name, position) -> all.put(name, values[position]));
        for (int i = 0; i < names.size(); i++) {
            all.put(names.get(i), replacements.get(i));
        }
        Map<String, Integer> index = Header.index(List.copyOf(all.keySet()), header.path());
        Header extended = new Header(
                header.modelName(), header.model(), header.path(), index, header.junctionName(), header.unexpanded());
        return new DynamicEntity(extended, all.values().toArray());
    }

    /** Equal are entities of one model with the same names and equal values, arrays compared by content; order does not matter. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof DynamicEntity that
                && model().equals(that.model())
                && names().equals(that.names())
                && names().stream().allMatch(name -> Objects.deepEquals(get(name), that.get(name)));
    }

    @Override
    public int hashCode() {
        int hash = model().hashCode();
        for (Map.Entry<String, Integer> entry : header.index().entrySet()) {
            hash += entry.getKey().hashCode() ^ Arrays.deepHashCode(new @Nullable Object[] {values[entry.getValue()]});
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(model()).append('{');
        header.index().forEach((name, position) -> {
            String value = Arrays.deepToString(new @Nullable Object[] {values[position]});
            text.append(text.charAt(text.length() - 1) == '{' ? "" : ", ")
                    .append(name)
                    .append('=');
            text.append(value, 1, value.length() - 1);
        });
        return text.append('}').toString();
    }
}
