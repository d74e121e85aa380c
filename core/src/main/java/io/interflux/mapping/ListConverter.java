package io.interflux.mapping;

import io.interflux.model.Converter;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Lets a component be a {@code List} where the column is an array.
 *
 * @param <E> the class of the elements
 */
public final class ListConverter<E> implements Converter<List<E>, E[]> {

    private final IntFunction<E[]> newArray;

    /** By what makes the array: {@code new ListConverter<>(String[]::new)}. */
    public ListConverter(IntFunction<E[]> newArray) {
        this.newArray = newArray;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<List<E>> attributeType() {
        return (Class<List<E>>) (Class<?>) List.class;
    }

    @Override
    public E[] toColumn(List<E> value) {
        return value.toArray(newArray);
    }

    @Override
    public List<E> toAttribute(E[] value) {
        return List.of(value);
    }
}
