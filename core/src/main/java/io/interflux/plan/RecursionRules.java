package io.interflux.plan;

import io.interflux.error.QueryException;
import io.interflux.mapping.Held;
import io.interflux.model.Association;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.query.IncludeSpec;
import io.interflux.query.LevelSpec;
import io.interflux.query.Strategy;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a recursive include must be like. */
final class RecursionRules {

    private RecursionRules() {}

    /** Checks a recursive include beside the other includes of its level. */
    static void check(IncludeSpec include, List<FollowedRelation> relations, LevelSpec siblings) {
        relations.forEach(RecursionRules::requireWayBack);
        relations.forEach(relation -> requireHeldAlike(relation, relations.get(0)));
        include.requireRecursion().along().forEach(along -> requireLinksOnly(along, relations.get(0)));
        Set<String> names = new HashSet<>();
        for (FollowedRelation relation : relations) {
            String name = relation.include().name();
            boolean beside = !names.isEmpty() && siblings.include(name) != null;
            if (!names.add(name) || beside) {
                throw refused(
                        relation, "is included twice at the same level; give one of them another name by as(\"…\")");
            }
            if (include.level().include(name) != null) {
                throw refused(
                        relation,
                        "is included again in the block of " + relations.get(0).path()
                                + ", which the recursion does by itself; leave it out there");
            }
        }
    }

    private static void requireWayBack(FollowedRelation relation) {
        Association association = relation.association();
        if (association.target() != association.source()) {
            throw refused(
                    relation,
                    "leads from " + association.source() + " to " + association.target()
                            + ", where it does not go on; only an association of a model with itself can");
        }
        if (relation.include().strategy() != Strategy.AUTO) {
            throw refused(
                    relation,
                    "has the strategy " + relation.include().strategy()
                            + ", but a recursion is read level by level; leave strategy(…) out");
        }
    }

    /** A row is made once, and its own children are made as it is. */
    private static void requireHeldAlike(FollowedRelation relation, FollowedRelation first) {
        Held beneath = first.rows().mapping().held(relation.association());
        Held held = relation.held();
        if (held.type() != first.held().type() || (beneath != null && !beneath.equals(held))) {
            throw refused(
                    relation,
                    "is held as " + held + ", but beneath it "
                            + (beneath == null ? "as " + first.held() : "as " + beneath)
                            + "; a recursion makes all of its rows alike, so let all components hold the same");
        }
    }

    private static void requireLinksOnly(IncludeSpec along, FollowedRelation first) {
        if (along.recursion() != null) {
            throw refused(
                    first, "follows " + along.name() + ", which is recursive itself; leave recursive() out there");
        }
        if (along.level().only() != null || !along.level().includes().isEmpty()) {
            throw refused(
                    first,
                    "follows " + along.name() + ", which has only(…) or include(…) of its own; what is read of a row"
                            + " is the same however it is reached, so say it at "
                            + first.include().name());
        }
    }

    /**
     * The key by which a row is known again: the one that the junctions refer to, where there are any, else the primary key.
     *
     * @throws QueryException if there is none, or the junctions do not agree
     */
    static Key identity(List<FollowedRelation> relations) {
        Set<Key> referenced = new LinkedHashSet<>();
        relations.stream()
                .filter(FollowedRelation::isOverJunction)
                .forEach(relation -> referenced.add(relation.association().targetKey()));
        FollowedRelation first = relations.get(0);
        Model model = first.association().target();
        if (referenced.size() > 1) {
            throw refused(
                    first,
                    "follows junctions that refer to " + model + " by different keys, " + referenced
                            + "; include them apart");
        }
        Key key = referenced.isEmpty()
                ? model.primaryKey()
                : referenced.iterator().next();
        if (key == null || key.nullable()) {
            throw refused(
                    first,
                    key == null
                            ? "needs a primary key of " + model + " to know its rows again; define one"
                            : "needs a key of " + model + " to know its rows again, but " + key
                                    + " may be null; define it as not null");
        }
        return key;
    }

    private static QueryException refused(FollowedRelation relation, String reason) {
        return new QueryException("The option recursive cannot apply to the include " + relation.path() + ": "
                + relation.association() + " " + reason);
    }
}
