package io.interflux.mapping;

import io.interflux.error.QueryException;
import io.interflux.model.Converter;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Stores the constants of an enum by their ordinals, so that the database orders them as Java does. Constants may then be renamed, and new
 * ones only be added after the last.
 *
 * @param <E> the enum
 * @param <N> the class of the column's values
 */
public final class OrdinalConverter<E extends Enum<E>, N extends Number> implements Converter<E, N> {

    private final Class<E> type;
    private final List<E> constants;
    private final IntFunction<N> number;

    private OrdinalConverter(Class<E> type, IntFunction<N> number) {
        this.type = type;
        this.constants = List.of(type.getEnumConstants());
        this.number = number;
    }

    /** For a column of {@code DataType.INTEGER}. */
    public static <E extends Enum<E>> OrdinalConverter<E, Integer> integers(Class<E> type) {
        return new OrdinalConverter<>(type, ordinal -> ordinal);
    }

    /** For a column of {@code DataType.SHORT}. */
    public static <E extends Enum<E>> OrdinalConverter<E, Short> shorts(Class<E> type) {
        return new OrdinalConverter<>(type, ordinal -> (short) ordinal);
    }

    @Override
    public Class<E> attributeType() {
        return type;
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // the order of the constants is what is stored
    public N toColumn(E value) {
        return number.apply(value.ordinal());
    }

    /** @throws QueryException if no constant has that ordinal */
    @Override
    public E toAttribute(N value) {
        int ordinal = value.intValue();
        if (ordinal < 0 || ordinal >= constants.size()) {
            throw new QueryException("The database has the ordinal " + ordinal + ", but " + type.getSimpleName()
                    + " has " + constants + "; add the constant, or correct the row.");
        }
        return constants.get(ordinal);
    }
}
