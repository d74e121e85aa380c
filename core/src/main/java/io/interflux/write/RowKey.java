package io.interflux.write;

import io.interflux.assemble.KeyReader;
import io.interflux.error.QueryException;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.plan.Values;
import io.interflux.sql.Binding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The value of a key.
 *
 * @param key its attributes
 * @param values what their columns hold, in the order of the attributes; none is null
 */
record RowKey(Key key, List<Object> values) implements Comparable<RowKey> {

    /** An order that is the same for everybody; what it says of two values means nothing else. */
    private static final Comparator<Object> VALUES = (a, b) -> a instanceof byte[] bytes
            ? Arrays.compareUnsigned(bytes, (byte[]) b)
            : a instanceof Comparable<?>
                    ? comparable(a).compareTo(b)
                    : a.toString().compareTo(b.toString());

    /**
     * The key of an entity.
     *
     * @param path of the entity, for messages: {@code user[3]}
     * @throws QueryException if the entity has no value for one of the attributes
     */
    static <T> RowKey of(EntityType<T> type, T entity, Key key, String path) {
        List<Object> values = new ArrayList<>(key.size());
        for (Attribute attribute : key.attributes()) {
            Object value = type.value(entity, attribute);
            if (value == null) {
                throw new QueryException("The entity " + path + " has no value for '" + attribute.name()
                        + "' of the key " + key + ", by which its row is found; give it one, or load the attribute.");
            }
            values.add(Values.toColumn(attribute, value, path));
        }
        return new RowKey(key, values);
    }

    /**
     * A key as it was given: one value, or a list of them for a key of several attributes.
     *
     * @throws QueryException if it has another number of values, or one that does not fit
     */
    static RowKey given(Model model, Key key, Object given) {
        List<?> parts = given instanceof List<?> list ? list : List.of(given);
        if (parts.size() != key.size()) {
            throw new QueryException(
                    "The key " + given + " of " + model.name() + " has " + parts.size() + " values, but " + key
                            + " has " + key.size() + " attributes; give a list with one value for each.");
        }
        if (parts.stream().anyMatch(Objects::isNull)) {
            throw new QueryException("The key " + given + " of " + model.name() + " has a null, but " + key
                    + " has a value in every row; give one for each attribute.");
        }
        List<Object> values = IntStream.range(0, parts.size())
                .mapToObj(i -> Values.toColumn(key.attributes().get(i), parts.get(i), model.name()))
                .toList();
        return new RowKey(key, values);
    }

    /** Equal for keys that are equal in the database. */
    Object identity() {
        return Objects.requireNonNull(KeyReader.keyOf(values));
    }

    /** What is bound for it, in the order of the attributes. */
    List<Binding.Scalar> bindings() {
        return IntStream.range(0, values.size())
                .mapToObj(i -> new Binding.Scalar(key.attributes().get(i).type(), values.get(i)))
                .toList();
    }

    /** Two keys of one model. */
    @Override
    public int compareTo(RowKey other) {
        for (int i = 0; i < values.size(); i++) {
            int order = VALUES.compare(values.get(i), other.values.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @SuppressWarnings("unchecked") // values of one attribute are of one class
    private static Comparable<Object> comparable(Object value) {
        return (Comparable<Object>) value;
    }

    /** {@code (id) = (7)}. */
    @Override
    public String toString() {
        return key + " = " + values.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
