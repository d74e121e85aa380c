package io.interflux.processor;

import com.palantir.javapoet.CodeBlock;
import org.jspecify.annotations.Nullable;

/**
 * How an attribute is stored and compared.
 *
 * @param dataType the expression of its {@code DataType}
 * @param converter the expression of its {@code Converter}, or {@code null} where it has none
 * @param operators what its handle offers
 */
record ColumnModel(CodeBlock dataType, @Nullable CodeBlock converter, Operators operators) {

    /** The kinds of handles. */
    enum Operators {
        /** Equality, order, patterns. */
        TEXT,
        /** Equality and order. */
        ORDERED,
        /** True and false. */
        BOOLEAN,
        /** Equality alone. */
        EQUALITY
    }
}
