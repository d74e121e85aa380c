package io.interflux.processor;

import com.palantir.javapoet.CodeBlock;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * How an attribute is stored and compared.
 *
 * @param dataType the expression of its {@code DataType}
 * @param converter the expression of its {@code Converter}, or {@code null} where it has none
 * @param operators what its handle offers
 * @param element the class of an array's elements, where the handle offers its operators
 */
record ColumnModel(
        CodeBlock dataType, @Nullable CodeBlock converter, Operators operators, @Nullable TypeMirror element) {

    /** Not an array. */
    ColumnModel(CodeBlock dataType, @Nullable CodeBlock converter, Operators operators) {
        this(dataType, converter, operators, null);
    }

    /** An array. */
    static ColumnModel array(CodeBlock dataType, @Nullable CodeBlock converter, TypeMirror element) {
        return new ColumnModel(dataType, converter, Operators.ARRAY, element);
    }

    /** The kinds of handles. */
    enum Operators {
        /** Equality, order, patterns. */
        TEXT,
        /** Equality and order. */
        ORDERED,
        /** True and false. */
        BOOLEAN,
        /** Equality, elements. */
        ARRAY,
        /** Equality alone. */
        EQUALITY
    }
}
