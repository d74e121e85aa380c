package io.interflux.plan;

import io.interflux.dialect.Dialect;
import io.interflux.error.QueryException;
import io.interflux.model.Association;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.DataType;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.plan.RowQuery.PerKeyLimit;
import io.interflux.query.IncludeSpec;
import io.interflux.query.Strategy;
import java.util.EnumSet;
import java.util.Set;

/** Chooses how each include is read: as its hint says, else as is preferred for all loads where that is possible, else by its kind. */
final class StrategyChooser {

    private static final Set<DataType.Kind> GATHERED = EnumSet.of(
            DataType.Kind.BOOLEAN,
            DataType.Kind.SHORT,
            DataType.Kind.INTEGER,
            DataType.Kind.LONG,
            DataType.Kind.DECIMAL,
            DataType.Kind.FLOAT,
            DataType.Kind.DOUBLE,
            DataType.Kind.UUID,
            DataType.Kind.DATE);

    private final Dialect dialect;
    private final Strategy preferred;
    private final Evidence evidence;

    StrategyChooser(Dialect dialect, Strategy preferred, Evidence evidence) {
        this.dialect = dialect;
        this.preferred = preferred;
        this.evidence = evidence;
    }

    /**
     * The strategy of an include.
     *
     * @param parent the path of the level above, for messages
     * @throws QueryException if the hint is none that the association can have on this database
     */
    Choice choose(IncludeSpec include, Association association, String parent) {
        Set<Strategy> possible = possible(association);
        Strategy hint = include.strategy();
        String path = parent + "." + include.name();
        if (hint != Strategy.AUTO) {
            requirePossible(hint, possible, association, path);
            return new Choice(hint, "the include asks for it");
        }
        return possible.contains(preferred)
                ? new Choice(preferred, "the options of all loads ask for it")
                : automatic(include, association);
    }

    private Set<Strategy> possible(Association association) {
        EnumSet<Strategy> possible = EnumSet.of(Strategy.BATCH);
        if (association instanceof BelongsToManyAssociation) {
            possible.add(Strategy.LINK_THEN_TARGET);
        }
        if (association.isCollection() && dialect.supportsLateral()) {
            possible.add(Strategy.LATERAL);
        }
        if (!association.isCollection() && Correlations.isUnique(association)) {
            possible.add(Strategy.JOIN);
        }
        return possible;
    }

    private Choice automatic(IncludeSpec include, Association association) {
        boolean limited = PerKeyLimit.of(include.level()) != null;
        if (association instanceof BelongsToManyAssociation many) {
            return limited ? someLinks(many) : links();
        }
        if (association.isCollection()) {
            return limited
                    ? someChildren(association)
                    : new Choice(Strategy.BATCH, "one statement reads the children of all parents of a window");
        }
        return Correlations.isUnique(association)
                ? new Choice(Strategy.JOIN, "its key is unique, so that a join repeats no parent")
                : new Choice(Strategy.BATCH, "its key is not declared unique, so that a join could repeat the parent");
    }

    private Choice links() {
        if (evidence.fewRoots()) {
            return new Choice(Strategy.BATCH, "a window of few roots saves a round trip by reading links with targets");
        }
        return new Choice(Strategy.LINK_THEN_TARGET, "each target is read once, however many links lead to it");
    }

    private Choice someLinks(BelongsToManyAssociation many) {
        return isSearchable(many.junction(), many.junctionSourceKey())
                ? new Choice(Strategy.LATERAL, "an index finds the first links of each parent")
                : new Choice(Strategy.LINK_THEN_TARGET, "links are numbered per parent before any target is read");
    }

    private Choice someChildren(Association association) {
        return isSearchable(association.target(), association.targetKey())
                ? new Choice(Strategy.LATERAL, "an index finds the first children of each parent")
                : new Choice(Strategy.BATCH, "children are numbered per parent, since no index on their key is known");
    }

    /** Few links, and columns whose arrays the driver reads no faster or not at all, come as rows. */
    Transport transport(RowQuery links) {
        boolean gathered = dialect.gathersArrays()
                && !evidence.fewRoots()
                && links.columns().stream()
                        .allMatch(column -> GATHERED.contains(column.type().kind()));
        return gathered ? Transport.ARRAYS : Transport.ROWS;
    }

    /** Whether links are asked for parent by parent, as an index has them; not where the keys are joined as a table, in no order. */
    boolean readsByParent(RowQuery links) {
        return dialect.readsInIndexOrder()
                && !links.isByKey()
                && links.keys() != null
                && links.keys().columns().size() == 1;
    }

    /** Whether the rows of one key are sure to be found by an index: it begins a declared key. */
    private boolean isSearchable(Model model, Key key) {
        return dialect.supportsLateral() && model.isIndexed(key);
    }

    private void requirePossible(Strategy hint, Set<Strategy> possible, Association association, String path) {
        if (!possible.contains(hint)) {
            throw new QueryException("The strategy " + hint + " cannot apply to the include " + path + ": "
                    + obstacle(hint, association) + "; it can be read by " + listed(possible));
        }
    }

    private String obstacle(Strategy hint, Association association) {
        return switch (hint) {
            case JOIN ->
                association.isCollection()
                        ? association + " is a collection, and a join would repeat the parent for each child"
                        : "the key " + association.targetKey() + " of " + association.target()
                                + " is not declared unique, so that a join could repeat the parent";
            case LINK_THEN_TARGET -> association + " has no junction";
            case LATERAL ->
                association.isCollection()
                        ? dialect.name() + " has no LATERAL"
                        : association + " has one row at most, which needs no search parent by parent";
            case AUTO, BATCH -> throw new IllegalArgumentException(hint + " is always possible");
        };
    }

    /** {@code AUTO, BATCH or LATERAL}. */
    private static String listed(Set<Strategy> possible) {
        StringBuilder list = new StringBuilder("AUTO");
        int left = possible.size();
        for (Strategy strategy : possible) {
            list.append(--left == 0 ? " or " : ", ").append(strategy);
        }
        return list.toString();
    }
}
