package io.interflux.jackson2;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.util.AccessPattern;
import io.interflux.json.internal.Refusals;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads a holder as what Jackson knows; where the property of a constructor is absent, the holder is not loaded. */
final class HolderDeserializer extends StdDeserializer<Object> implements ContextualDeserializer {

    /** Makes the holder of what was read. */
    private interface Filling {

        Object of(Object read, DeserializationContext context) throws JsonMappingException;
    }

    /** What the holders have in common. */
    private record Holders(Class<?> type, JavaType shown, Object notLoaded, Filling filling) {}

    private final Holders holders;

    /** Of the type that is shown; {@code null} as long as the property is not known. */
    private final @Nullable JsonDeserializer<Object> shown;

    private HolderDeserializer(Holders holders, @Nullable JsonDeserializer<Object> shown) {
        super(holders.type());
        this.holders = holders;
        this.shown = shown;
    }

    static HolderDeserializer ofOne(JavaType shown) {
        return new HolderDeserializer(
                new Holders(
                        One.class,
                        shown,
                        One.notLoaded(),
                        (read, context) -> One.of(((AtomicReference<?>) read).get())),
                null);
    }

    static HolderDeserializer ofMany(JavaType shown) {
        return new HolderDeserializer(
                new Holders(Many.class, shown, Many.notLoaded(), (read, context) -> many((List<?>) read, context)),
                null);
    }

    private static Many<?> many(List<?> rows, DeserializationContext context) throws JsonMappingException {
        if (rows.stream().anyMatch(Objects::isNull)) {
            context.reportInputMismatch(Many.class, Refusals.NULL_ELEMENT);
        }
        return Many.of(rows);
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        return new HolderDeserializer(holders, context.findContextualValueDeserializer(holders.shown(), property));
    }

    private JsonDeserializer<Object> shown() {
        return Objects.requireNonNull(shown, "Jackson asks for the deserializer of a property before it reads");
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return holders.filling().of(shown().deserialize(parser, context), context);
    }

    /** A to-one without a row; a collection is never null. */
    @Override
    public Object getNullValue(DeserializationContext context) throws JsonMappingException {
        Object read = shown().getNullValue(context);
        return read == null
                ? context.reportInputMismatch(this, Refusals.NULL_COLLECTION)
                : holders.filling().of(read, context);
    }

    @Override
    public Object getEmptyValue(DeserializationContext context) throws JsonMappingException {
        return holders.filling().of(shown().getEmptyValue(context), context);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return holders.notLoaded();
    }

    @Override
    public AccessPattern getNullAccessPattern() {
        return AccessPattern.DYNAMIC;
    }

    @Override
    public AccessPattern getEmptyAccessPattern() {
        return AccessPattern.DYNAMIC;
    }
}
