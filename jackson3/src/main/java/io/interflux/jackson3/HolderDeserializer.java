package io.interflux.jackson3;

import io.interflux.json.internal.Refusals;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.util.AccessPattern;

/** Reads a holder as what Jackson knows; where the property of a constructor is absent, the holder is not loaded. */
final class HolderDeserializer extends StdDeserializer<Object> {

    /** Makes the holder of what was read. */
    private interface Filling {

        Object of(Object read, DeserializationContext context);
    }

    /** What the holders have in common. */
    private record Holders(Class<?> type, JavaType shown, Object notLoaded, Filling filling) {}

    private final Holders holders;

    /** Of the type that is shown; {@code null} as long as the property is not known. */
    private final @Nullable ValueDeserializer<Object> shown;

    private HolderDeserializer(Holders holders, @Nullable ValueDeserializer<Object> shown) {
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

    private static Many<?> many(List<?> rows, DeserializationContext context) {
        if (rows.stream().anyMatch(Objects::isNull)) {
            context.reportInputMismatch(Many.class, Refusals.NULL_ELEMENT);
        }
        return Many.of(rows);
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return new HolderDeserializer(holders, context.findContextualValueDeserializer(holders.shown(), property));
    }

    private ValueDeserializer<Object> shown() {
        return Objects.requireNonNull(shown, "Jackson asks for the deserializer of a property before it reads");
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        return holders.filling().of(shown().deserialize(parser, context), context);
    }

    /** A to-one without a row; a collection is never null. */
    @Override
    public Object getNullValue(DeserializationContext context) {
        Object read = shown().getNullValue(context);
        return read == null
                ? context.reportInputMismatch(this, Refusals.NULL_COLLECTION)
                : holders.filling().of(read, context);
    }

    @Override
    public Object getEmptyValue(DeserializationContext context) {
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
