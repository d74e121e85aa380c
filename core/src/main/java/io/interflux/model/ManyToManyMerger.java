package io.interflux.model;

import static io.interflux.model.BelongsToManyDefinition.Part.INVERSE;
import static io.interflux.model.BelongsToManyDefinition.Part.INVERSE_LINKS;
import static io.interflux.model.BelongsToManyDefinition.Part.LINKS;
import static io.interflux.model.BelongsToManyDefinition.Part.SOURCE;
import static io.interflux.model.BelongsToManyDefinition.Part.TARGET;

import io.interflux.error.SchemaException;
import io.interflux.model.BelongsToManyDefinition.Part;
import io.interflux.model.ManyToMany.Alias;
import io.interflux.model.ManyToMany.End;
import io.interflux.model.ManyToMany.View;
import io.interflux.model.ManyToManyPairing.Pair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one {@link ManyToMany} of one declaration or two; what only one of two says counts for both. */
final class ManyToManyMerger {

    private final Drafts drafts;
    private final Naming naming;

    ManyToManyMerger(Drafts drafts, Naming naming) {
        this.drafts = drafts;
        this.naming = naming;
    }

    /** @throws SchemaException if the two contradict each other, or a self many-to-many lacks an alias */
    ManyToMany merge(Pair pair) {
        BelongsToManyDefinition a = pair.first();
        BelongsToManyDefinition b = pair.second();
        requireAliases(a, b);
        return new ManyToMany(
                drafts.get(String.valueOf(a.through), a),
                source(pair),
                target(pair),
                a.constraints && (b == null || b.constraints),
                agreed(pair, "unique", a.unique, b == null ? null : b.unique),
                agreed(pair, "uniqueKey", a.uniqueKey, b == null ? null : b.uniqueKey),
                agreed(pair, "onDelete", a.onDelete, b == null ? null : b.onDelete),
                agreed(pair, "onUpdate", a.onUpdate, b == null ? null : b.onUpdate),
                pair.toString());
    }

    private static void requireAliases(BelongsToManyDefinition a, @Nullable BelongsToManyDefinition b) {
        boolean inverseNamed =
                b == null ? a.names.containsKey(INVERSE) || a.without.contains(INVERSE) : b.alias != null;
        if (a.isSelf() && (a.alias == null || !inverseNamed)) {
            throw new SchemaException(
                    a + " links the model " + a.source
                            + " to itself and needs the names of both directions; say as(\"…\")"
                            + " and inverseAs(\"…\"), for example as(\"children\").inverseAs(\"parents\"), or inverse(false) for one direction only.");
        }
    }

    private End source(Pair pair) {
        BelongsToManyDefinition a = pair.first();
        BelongsToManyDefinition b = pair.second();
        String keyName = a.isSelf() && b != null ? naming.singular(b.aliasBy(naming)) : a.source;
        String backName = a.isSelf() ? naming.singular(inverseAlias(pair)) : a.source;
        return new End(
                drafts.get(a.source, a),
                agreed(pair, "sourceKey and targetKey", a.sourceKey, b == null ? null : b.targetKey),
                a.foreignKey == null && b != null ? b.otherKey : a.foreignKey,
                keyName,
                view(a, b),
                links(pair, LINKS, INVERSE_LINKS),
                part(pair, SOURCE, TARGET, backName));
    }

    private End target(Pair pair) {
        BelongsToManyDefinition a = pair.first();
        BelongsToManyDefinition b = pair.second();
        String single = a.isSelf() ? naming.singular(a.aliasBy(naming)) : a.target;
        return new End(
                drafts.get(a.target, a),
                agreed(pair, "targetKey and sourceKey", a.targetKey, b == null ? null : b.sourceKey),
                a.otherKey == null && b != null ? b.foreignKey : a.otherKey,
                single,
                b == null ? inverseView(a) : view(b, a),
                links(pair, INVERSE_LINKS, LINKS),
                part(pair, TARGET, SOURCE, single));
    }

    private View view(BelongsToManyDefinition own, @Nullable BelongsToManyDefinition other) {
        List<ScopeDefinition> junctionScope =
                own.throughScope.isEmpty() && other != null ? other.throughScope : own.throughScope;
        return new View(
                new Alias(own.aliasBy(naming), own.alias != null),
                true,
                junctionName(own, other),
                List.copyOf(own.scope),
                List.copyOf(junctionScope));
    }

    private @Nullable View inverseView(BelongsToManyDefinition definition) {
        if (definition.without.contains(INVERSE)) {
            return null;
        }
        String given = definition.names.get(INVERSE);
        return new View(
                new Alias(given == null ? naming.plural(definition.source) : given, given != null),
                false,
                junctionName(definition, null),
                List.of(),
                List.copyOf(definition.throughScope));
    }

    private static String junctionName(BelongsToManyDefinition own, @Nullable BelongsToManyDefinition other) {
        if (own.throughAs != null) {
            return own.throughAs;
        }
        return other != null && other.throughAs != null ? other.throughAs : String.valueOf(own.through);
    }

    private @Nullable Alias links(Pair pair, Part part, Part seenFromOther) {
        Alias links = part(pair, part, seenFromOther, naming.plural(String.valueOf(pair.first().through)));
        return links != null && !links.given() && pair.first().isSelf() ? null : links;
    }

    private static @Nullable Alias part(Pair pair, Part part, Part seenFromOther, String convention) {
        BelongsToManyDefinition a = pair.first();
        BelongsToManyDefinition b = pair.second();
        if (a.without.contains(part) || (b != null && b.without.contains(seenFromOther))) {
            return null;
        }
        String name = agreed(
                pair, "the name of the part " + part, a.names.get(part), b == null ? null : b.names.get(seenFromOther));
        return new Alias(name == null ? convention : name, name != null);
    }

    private String inverseAlias(Pair pair) {
        BelongsToManyDefinition b = pair.second();
        return b == null ? pair.first().names.getOrDefault(INVERSE, pair.first().source) : b.aliasBy(naming);
    }

    private static <V> @Nullable V agreed(Pair pair, String what, @Nullable V first, @Nullable V second) {
        if (first != null && second != null && !first.equals(second)) {
            throw new SchemaException(pair.first() + " and " + pair.second()
                    + " are the two directions of one association and disagree about " + what + ": " + first
                    + " against " + second + ". Give both the same, or say it in one of them only.");
        }
        return first == null ? second : first;
    }
}
