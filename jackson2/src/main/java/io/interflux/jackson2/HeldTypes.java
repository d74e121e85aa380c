package io.interflux.jackson2;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** What Jackson knows and holds the same as ours do: {@code AtomicReference<T>} for {@code One<T>}, {@code List<T>} for {@code Many<T>}. */
record HeldTypes(TypeFactory factory) {

    static HeldTypes of(TypeFactory factory) {
        return new HeldTypes(factory);
    }

    JavaType one(JavaType holder) {
        return factory.constructParametricType(AtomicReference.class, content(holder, One.class));
    }

    JavaType many(JavaType holder) {
        return factory.constructCollectionType(List.class, content(holder, Many.class));
    }

    private static JavaType content(JavaType holder, Class<?> declared) {
        JavaType[] contents = holder.findTypeParameters(declared);
        return contents.length == 0 ? TypeFactory.unknownType() : contents[0];
    }
}
