package io.interflux.json.internal;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Projection;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Link;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import org.jspecify.annotations.Nullable;

/** Which properties are left out of JSON, since their associations are not loaded. */
public final class JsonShapes {

    private JsonShapes() {}

    /** Whether the class tells by itself that something is not loaded. */
    public static boolean isHolder(Class<?> type) {
        return One.class.isAssignableFrom(type) || Many.class.isAssignableFrom(type);
    }

    /** Whether instances of the class are made of rows, so that they may have been read without the rows that are associated with them. */
    public static boolean isOfRows(Class<?> type) {
        return type.isAnnotationPresent(Entity.class) || type.isAnnotationPresent(Projection.class);
    }

    /**
     * Whether the class is that of an associated row, so that null in its place, or in that of its collection, may say that it is not loaded.
     */
    public static boolean isAssociated(Class<?> type) {
        return isOfRows(type) || type == DynamicEntity.class || type == Link.class;
    }

    /**
     * Whether the value of a property with associated rows is left out: null, a holder that is not loaded.
     *
     * @param withoutNulls whether a holder that is loaded without a row is left out, too
     */
    public static boolean isAbsent(@Nullable Object value, boolean withoutNulls) {
        if (value instanceof One<?> one) {
            return !one.isLoaded() || (withoutNulls && one.get() == null);
        }
        return value instanceof Many<?> many ? !many.isLoaded() : value == null;
    }
}
