package io.interflux.model;

import io.interflux.error.SchemaException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A many-to-many while the schema is being built. One declaration gives the whole super many-to-many: the other direction, the collections
 * of junction rows on both sides, and the links from a junction row to both of its ends. Each of these {@link Part}s can be named or left
 * out, and an association that is declared by itself takes the place of a part. The other direction may also be declared; what only one of
 * the two says counts for both, and a contradiction is a {@link SchemaException}.
 *
 * <p>A part that nobody named gives way where its name is taken: by an attribute, by a declared association, by the key of a junction row,
 * or by another such part. Name it to have it.
 *
 * <pre>{@code
 * s.belongsToMany(user, profile).through("grant", j -> j.id().attribute("selfGranted", BOOLEAN));
 * // user.profiles, profile.users, user.grants, profile.grants, grant.user, grant.profile
 * }</pre>
 */
public final class BelongsToManyDefinition {

    /** What one declaration gives beside the association itself. */
    public enum Part {
        /** The many-to-many of the other direction: {@code profile.users}. */
        INVERSE,
        /** The source's junction rows: {@code user.grants}. */
        LINKS,
        /** The target's junction rows: {@code profile.grants}. */
        INVERSE_LINKS,
        /** The source of a junction row: {@code grant.user}. */
        SOURCE,
        /** The target of a junction row: {@code grant.profile}. */
        TARGET
    }

    private final SchemaBuilder builder;
    final String source;
    final String target;
    final List<ScopeDefinition> scope = new ArrayList<>();
    final List<ScopeDefinition> throughScope = new ArrayList<>();
    final Map<Part, String> names = new EnumMap<>(Part.class);
    final Set<Part> without = EnumSet.noneOf(Part.class);

    @Nullable String alias;

    @Nullable String through;

    @Nullable String throughAs;

    @Nullable List<String> foreignKey;

    @Nullable List<String> otherKey;

    @Nullable List<String> sourceKey;

    @Nullable List<String> targetKey;

    @Nullable ReferentialAction onDelete;

    @Nullable ReferentialAction onUpdate;

    @Nullable String uniqueKey;

    @Nullable Boolean unique;

    boolean constraints = true;

    BelongsToManyDefinition(SchemaBuilder builder, String source, String target) {
        this.builder = builder;
        this.source = source;
        this.target = target;
    }

    /** The name of the association; without it the plural of the target's name. A self many-to-many needs one. */
    public BelongsToManyDefinition as(String name) {
        alias = Definitions.requireName("alias of " + this, name);
        return this;
    }

    /** The name of the other direction; without it the plural of the source's name. A self many-to-many needs one. */
    public BelongsToManyDefinition inverseAs(String name) {
        return named(Part.INVERSE, name);
    }

    /** The junction: the model of that name where there is one, else a table of that very name with the two foreign keys. */
    public BelongsToManyDefinition through(String model) {
        through = Definitions.requireName("through of " + this, model);
        return this;
    }

    /**
     * The junction, a model that is defined here.
     *
     * @throws SchemaException if a model of that name is defined elsewhere
     */
    public BelongsToManyDefinition through(String model, Consumer<ModelDefinition> options) {
        through(model);
        options.accept(builder.junction(model));
        return this;
    }

    /** The junction, a model that is defined already; without a key of its own it gets the composite of both foreign keys. */
    public BelongsToManyDefinition through(ModelDefinition model) {
        return through(builder.own(model).name());
    }

    /** The key under which a child carries its junction row; without it the name of the junction. */
    public BelongsToManyDefinition throughAs(String name) {
        throughAs = Definitions.requireName("throughAs of " + this, name);
        return this;
    }

    /** The junction's attributes that refer to the source, in the order of the source's key; without it {@code userId}. */
    public BelongsToManyDefinition foreignKey(String... attributes) {
        foreignKey = Definitions.requireNames("foreignKey of " + this, attributes);
        return this;
    }

    /** The junction's attributes that refer to the target, in the order of the target's key; without it {@code profileId}. */
    public BelongsToManyDefinition otherKey(String... attributes) {
        otherKey = Definitions.requireNames("otherKey of " + this, attributes);
        return this;
    }

    /** The key of the source that the junction refers to; without it the primary key. */
    public BelongsToManyDefinition sourceKey(String... attributes) {
        sourceKey = Definitions.requireNames("sourceKey of " + this, attributes);
        return this;
    }

    /** The key of the target that the junction refers to; without it the primary key. */
    public BelongsToManyDefinition targetKey(String... attributes) {
        targetKey = Definitions.requireNames("targetKey of " + this, attributes);
        return this;
    }

    /** What happens to the junction's rows when an end is deleted; without it CASCADE. */
    public BelongsToManyDefinition onDelete(ReferentialAction action) {
        onDelete = action;
        return this;
    }

    /** What happens to the junction's rows when an end's key changes; without it CASCADE. */
    public BelongsToManyDefinition onUpdate(ReferentialAction action) {
        onUpdate = action;
        return this;
    }

    /** With {@code false} the database has no foreign keys for it, and the keys referred to need not be unique. */
    public BelongsToManyDefinition constraints(boolean enforced) {
        constraints = enforced;
        return this;
    }

    /** The name of the unique constraint over both foreign keys, in a junction with a key of its own. */
    public BelongsToManyDefinition uniqueKey(String name) {
        uniqueKey = Definitions.requireName("uniqueKey of " + this, name);
        return this;
    }

    /** With {@code false} two rows may be linked more than once; a junction without a key gets a generated {@code id} then. */
    public BelongsToManyDefinition unique(boolean atMostOneLink) {
        unique = atMostOneLink;
        return this;
    }

    /** A fixed value of an attribute of the target that every associated row has. */
    public BelongsToManyDefinition scope(String attribute, Object value) {
        scope.add(new ScopeDefinition(attribute, value));
        return this;
    }

    /** A fixed value of an attribute of the junction that every link of this association has, the other direction included. */
    public BelongsToManyDefinition throughScope(String attribute, Object value) {
        throughScope.add(new ScopeDefinition(attribute, value));
        return this;
    }

    /** With {@code false} the four associations from and to the junction are left out. */
    public BelongsToManyDefinition links(boolean wanted) {
        EnumSet<Part> links = EnumSet.complementOf(EnumSet.of(Part.INVERSE));
        if (wanted) {
            without.removeAll(links);
        } else {
            without.addAll(links);
        }
        return this;
    }

    /** With {@code false} there is no other direction, unless it is declared by itself. */
    public BelongsToManyDefinition inverse(boolean wanted) {
        if (wanted) {
            without.remove(Part.INVERSE);
        } else {
            without.add(Part.INVERSE);
        }
        return this;
    }

    /** Leaves out single parts. */
    public BelongsToManyDefinition without(Part... parts) {
        without.addAll(List.of(parts));
        return this;
    }

    /** The name of the source's junction rows; without it the plural of the junction's name, and none in a self many-to-many. */
    public BelongsToManyDefinition linksAs(String name) {
        return named(Part.LINKS, name);
    }

    /** The name of the target's junction rows; without it the plural of the junction's name, and none in a self many-to-many. */
    public BelongsToManyDefinition inverseLinksAs(String name) {
        return named(Part.INVERSE_LINKS, name);
    }

    /** The name of a junction row's source; without it the source's name, in a self many-to-many the singular of the other alias. */
    public BelongsToManyDefinition sourceAs(String name) {
        return named(Part.SOURCE, name);
    }

    /** The name of a junction row's target; without it the target's name, in a self many-to-many the singular of the alias. */
    public BelongsToManyDefinition targetAs(String name) {
        return named(Part.TARGET, name);
    }

    private BelongsToManyDefinition named(Part part, String name) {
        names.put(part, Definitions.requireName("name of the part " + part + " of " + this, name));
        without.remove(part);
        return this;
    }

    boolean isSelf() {
        return source.equals(target);
    }

    String aliasBy(Naming naming) {
        return alias == null ? naming.plural(target) : alias;
    }

    @Override
    public String toString() {
        return "belongsToMany(" + source + ", " + target + ")" + (alias == null ? "" : ".as(\"" + alias + "\")");
    }
}
