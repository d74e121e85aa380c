package io.interflux.r2dbc;

import io.interflux.model.DataType;
import io.r2dbc.spi.ColumnMetadata;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Columns of r2dbc-h2, which gives a value only as the class that it names itself, and arrays as {@code Object[]}. */
final class H2Columns extends Columns {

    static final H2Columns INSTANCE = new H2Columns();

    private H2Columns() {}

    @Override
    @Nullable Source source(ColumnMetadata column, DataType<?> declared) {
        Class<?> known = column.getJavaType();
        if (known == null || known == Void.class) {
            return null;
        }
        return known == ByteBuffer.class
                ? new Source(ByteBuffer.class, value -> bytes((ByteBuffer) value))
                : Source.of(known);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
