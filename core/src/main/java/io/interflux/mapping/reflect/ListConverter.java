package io.interflux.mapping.reflect;

import io.interflux.model.Converter;
import io.interflux.model.DataType;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Objects;

/** Lets a component be a {@code List} where the column is an array. */
@SuppressWarnings("rawtypes")
final class ListConverter implements Converter<List, Object[]> {

    private final Class<?> element;

    ListConverter(DataType<?> array) {
        this.element = Objects.requireNonNull(array.element()).javaType();
    }

    @Override
    public Class<List> attributeType() {
        return List.class;
    }

    @Override
    public Object[] toColumn(List value) {
        return ((List<?>) value).toArray((Object[]) Array.newInstance(element, 0));
    }

    @Override
    public List toAttribute(Object[] value) {
        return List.of(value);
    }
}
