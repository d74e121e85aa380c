package io.interflux.plan;

import io.interflux.model.Association;
import io.interflux.model.BelongsToAssociation;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.query.ComparisonOperator;
import io.interflux.query.ConditionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an association reaches from one row of its source, seen from the table that holds the references: the junction of a
 * many-to-many, the target of a hasMany or hasOne, the source of a belongsTo. Scopes count, and rows that are marked as deleted do not.
 *
 * <pre>{@code
 * FROM "grants" t0 WHERE t0."userId" = $1 AND EXISTS (SELECT 1 FROM "profiles" t1 WHERE t1."id" = t0."profileId")
 * }</pre>
 */
public final class RelatedRows {

    private final Association association;
    private final Correlations correlations;
    private final ConditionResolver conditions;
    private final Table from;
    private final Predicate owned;
    private final String path;

    /**
     * The rows that belong to one row of the source.
     *
     * @param owner the values of {@link #ownerKey}, as its columns hold them
     */
    public RelatedRows(Schema schema, Association association, List<?> owner) {
        this.association = association;
        this.correlations = new Correlations(schema, false);
        this.conditions = new ConditionResolver(correlations);
        this.path = association.path();
        this.from = new Aliases().table(holder(association));
        this.owned = Predicate.and(equal(ownerColumns(association), owner), own());
    }

    /** The attributes of the source that identify one of its rows for this association. */
    public static Key ownerKey(Association association) {
        return association instanceof BelongsToAssociation
                ? Objects.requireNonNull(association.source().primaryKey())
                : association.sourceKey();
    }

    /** The model whose rows hold the references. */
    public static Model holder(Association association) {
        if (association instanceof BelongsToManyAssociation many) {
            return many.junction();
        }
        return association instanceof BelongsToAssociation ? association.source() : association.target();
    }

    private static Key ownerColumns(Association association) {
        if (association instanceof BelongsToManyAssociation many) {
            return many.junctionSourceKey();
        }
        return association instanceof BelongsToAssociation ? ownerKey(association) : association.targetKey();
    }

    /** The attributes of the target by whose values callers name one of its rows. */
    public static Key targetKey(Association association) {
        return isHeldByTarget(association)
                ? Objects.requireNonNull(association.target().primaryKey())
                : association.targetKey();
    }

    private static boolean isHeldByTarget(Association association) {
        return !(association instanceof BelongsToManyAssociation || association instanceof BelongsToAssociation);
    }

    /** The attributes of {@link #from} whose values are those of {@link #targetKey}. */
    public Key key() {
        if (association instanceof BelongsToManyAssociation many) {
            return many.junctionTargetKey();
        }
        return association instanceof BelongsToAssociation ? association.sourceKey() : targetKey(association);
    }

    private Predicate own() {
        if (association instanceof BelongsToManyAssociation many) {
            return correlations.own(many.junctionScope(), from);
        }
        return correlations.own(association instanceof BelongsToAssociation ? List.of() : association.scope(), from);
    }

    private Predicate equal(Key key, List<?> values) {
        return Predicate.and(IntStream.range(0, key.size())
                .<Predicate>mapToObj(i -> new Predicate.Comparison(
                        from.column(key.attributes().get(i)),
                        ComparisonOperator.EQ,
                        new Predicate.Value(key.attributes().get(i).type(), values.get(i))))
                .toList());
    }

    /** The table that holds the references. */
    public Table from() {
        return from;
    }

    /** What rows of {@link #from} satisfy that refer to the owner within the association's scope, whatever they lead to. */
    public Predicate owned() {
        return owned;
    }

    /**
     * What rows of {@link #from} satisfy that lead from the owner to a row of the target.
     *
     * @param condition of the target, or {@code null} for none
     * @throws io.interflux.error.QueryException if the condition does not fit the target
     */
    public Predicate reached(@Nullable ConditionSpec condition) {
        Aliases aliases = new Aliases();
        aliases.table(from.model());
        if (isHeldByTarget(association)) {
            return Predicate.and(owned, conditions.resolve(condition, new Scope(path, from, null, aliases)));
        }
        Table target = aliases.table(association.target());
        Table junction = association instanceof BelongsToManyAssociation ? from : null;
        Predicate ofTarget = Predicate.and(
                correlations.own(association.scope(), target),
                conditions.resolve(condition, new Scope(path, target, junction, aliases)));
        if (ofTarget.equals(Predicate.TRUE) && isCertain()) {
            return Predicate.and(owned, notNull());
        }
        Predicate matched = Predicate.equal(target.columns(association.targetKey()), from.columns(key()));
        return Predicate.and(
                owned, new Predicate.Exists(new Subquery(target, List.of(), Predicate.and(matched, ofTarget))));
    }

    /** Whether each row that is {@link #owned} and refers to something leads to a row of the target, so that no other need be asked for. */
    public boolean leadsToAll() {
        Table target = new Aliases().table(association.target());
        return correlations.own(association.scope(), target).equals(Predicate.TRUE) && isCertain();
    }

    /** Whether the database itself makes sure that what refers to a target has one. */
    private boolean isCertain() {
        return correlations.isReferenced(from.model(), key(), association.target());
    }

    private Predicate notNull() {
        List<Predicate> parts = new ArrayList<>();
        from.columns(key()).stream()
                .filter(Column::nullable)
                .forEach(column -> parts.add(new Predicate.IsNull(column, true)));
        return Predicate.and(parts);
    }
}
