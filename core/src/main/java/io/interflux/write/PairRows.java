package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.EntityMappings;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.ScopeValue;
import io.interflux.plan.Values;
import io.interflux.query.AttributeHandle;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelReference;
import io.interflux.sql.Assigned;
import io.interflux.sql.Assignment;
import io.interflux.sql.InsertValue;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Pairs as rows of their junction, with what an {@code add} would write: keys, scope, first version, times and the pair's own attributes. */
final class PairRows<S, T, J> implements BulkRows<Pair<S, T, J>> {

    private final BelongsToManyAssociation many;
    private final EntityType<S> sources;
    private final EntityType<T> targets;
    private final List<Attribute> attributes;
    private final Map<Attribute, InsertValue> fixed = new HashMap<>();

    private PairRows(BelongsToManyAssociation many, EntityType<S> sources, EntityType<T> targets) {
        this.many = many;
        this.sources = sources;
        this.targets = targets;
        this.attributes = List.copyOf(many.junction().attributes());
        for (ScopeValue scope : many.junctionScope()) {
            put(
                    fixed,
                    scope.attribute(),
                    Values.toColumn(
                            scope.attribute(), scope.value(), many.junction().name()));
        }
        attributes.stream()
                .filter(many.junction().lifecycle()::fills)
                .forEach(attribute -> fixed.put(attribute, filled(attribute)));
    }

    @SuppressWarnings("unchecked") // the handle's types are those of the models
    static <S, T, J> PairRows<S, T, J> of(
            BelongsToManyAssociation many, ManyToManyHandle<S, T, J> handle, EntityMappings mappings) {
        ModelReference owner = Objects.requireNonNull(handle.reference().owner());
        EntityMapping<?> source = owner.type() == null ? mappings.dynamic(many.source()) : mappings.of(many.source());
        EntityMapping<?> target =
                handle.target().type() == null ? mappings.dynamic(many.target()) : mappings.of(many.target());
        return new PairRows<>(
                many,
                new EntityType<>(many.source(), (EntityMapping<S>) source),
                new EntityType<>(many.target(), (EntityMapping<T>) target));
    }

    private InsertValue filled(Attribute attribute) {
        return attribute.equals(many.junction().lifecycle().version())
                ? InsertValue.of(
                        attribute.type(),
                        Values.toColumn(attribute, 0L, many.junction().name()))
                : InsertValue.NOW;
    }

    private static void put(Map<Attribute, InsertValue> values, Attribute attribute, @Nullable Object value) {
        values.put(attribute, InsertValue.of(attribute.type(), value));
    }

    @Override
    public Model model() {
        return many.junction();
    }

    @Override
    public String name() {
        return many.path();
    }

    /** The key of the pair, with the scope's attributes where they are part of it. */
    @Override
    public Key conflictKey(List<? extends AttributeHandle<?, ?>> handles) {
        Key key = LinkWrites.conflict(many);
        if (key == null || !handles.isEmpty()) {
            throw new QueryException("Links of " + many.path()
                    + " that are there are found by a key of exactly the pair, "
                    + (key == null ? "which " + many.junction().name() + " does not have" : "which is " + key)
                    + "; " + (key == null ? "let the load fail on conflicts, or declare one." : "name no attributes."));
        }
        return key;
    }

    @Override
    public BulkRow row(Pair<S, T, J> pair, long position, @Nullable Key key) {
        String path = name() + "[" + position + "]";
        Map<Attribute, InsertValue> values = new HashMap<>(fixed);
        putKey(values, many.junctionSourceKey(), sourceKey(pair, path));
        putKey(values, many.junctionTargetKey(), targetKey(pair, path));
        BitSet updated = payload(pair, values, path);
        List<InsertValue> row = attributes.stream()
                .map(attribute -> values.getOrDefault(attribute, InsertValue.DEFAULT))
                .toList();
        return new BulkRow(position, row, updated);
    }

    private RowKey sourceKey(Pair<S, T, J> pair, String path) {
        return pair.byKeys()
                ? RowKey.given(many.source(), many.sourceKey(), pair.source())
                : RowKey.of(sources, entity(sources, pair.source(), path), many.sourceKey(), path + ".source");
    }

    private RowKey targetKey(Pair<S, T, J> pair, String path) {
        return pair.byKeys()
                ? RowKey.given(many.target(), many.targetKey(), pair.target())
                : RowKey.of(targets, entity(targets, pair.target(), path), many.targetKey(), path + ".target");
    }

    /** The compiler has seen to it, unless the pair was made of raw types. */
    private static <E> E entity(EntityType<E> type, Object given, String path) {
        if (!type.fits(given)) {
            throw new QueryException("The pair " + path + " has " + EntityType.describe(given) + " in the place of a "
                    + type.model().name() + "; take Pair.ofKeys(…) for keys.");
        }
        return type.mapping().type().cast(given);
    }

    private static void putKey(Map<Attribute, InsertValue> values, Key foreignKey, RowKey key) {
        for (int i = 0; i < foreignKey.size(); i++) {
            put(values, foreignKey.attributes().get(i), key.values().get(i));
        }
    }

    private BitSet payload(Pair<S, T, J> pair, Map<Attribute, InsertValue> values, String path) {
        BitSet updated = new BitSet(attributes.size());
        for (Assignment assignment : AssignedValues.of(many.junction(), pair.payload())) {
            requirePayload(assignment.attribute(), path);
            values.put(assignment.attribute(), new InsertValue.Given(((Assigned.Given) assignment.value()).binding()));
            updated.set(
                    attributes.indexOf(assignment.attribute()),
                    !LinkWrites.isKept(many.junction(), assignment.attribute()));
        }
        return updated;
    }

    private void requirePayload(Attribute attribute, String path) {
        if (LinkWrites.makesLink(many, attribute)) {
            throw new QueryException("The pair " + path + " sets '" + attribute.name()
                    + "', which is what makes the link; leave it out.");
        }
    }
}
