package io.interflux.model;

import io.interflux.error.SchemaException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A belongsTo, hasOne or hasMany while the schema is being built. The foreign key is in the source of a belongsTo and in the target of the
 * others; its attributes are added where they are missing, typed like the key that they refer to.
 *
 * <pre>{@code
 * s.belongsTo(article, user).as("author").foreignKey("authorId").notNull();
 * s.hasMany(user, article).foreignKey("authorId");
 * }</pre>
 */
public final class ReferenceDefinition {

    enum Kind {
        BELONGS_TO("belongsTo"),
        HAS_ONE("hasOne"),
        HAS_MANY("hasMany");

        final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    final Kind kind;
    final String source;
    final String target;
    final List<ScopeDefinition> scope = new ArrayList<>();

    @Nullable String alias;

    @Nullable List<String> foreignKey;

    @Nullable List<String> referencedKey;

    @Nullable ReferentialAction onDelete;

    @Nullable ReferentialAction onUpdate;

    boolean constraints = true;
    boolean notNull;

    ReferenceDefinition(Kind kind, String source, String target) {
        this.kind = kind;
        this.source = source;
        this.target = target;
    }

    /** The name of the association; without it the target's name, its plural for a collection. */
    public ReferenceDefinition as(String name) {
        alias = Definitions.requireName("alias of " + this, name);
        return this;
    }

    /**
     * The attributes of the foreign key, in the order of the key that they refer to. Without it a belongsTo takes {@code authorId} after
     * its alias, or {@code userId} after its target; the others take {@code userId} after their source, or, where the target has no such
     * attribute, the only foreign key by which it refers back.
     */
    public ReferenceDefinition foreignKey(String... attributes) {
        foreignKey = Definitions.requireNames("foreignKey of " + this, attributes);
        return this;
    }

    /**
     * The key of the source that a hasOne or hasMany refers to; without it the primary key.
     *
     * @throws SchemaException for a belongsTo
     */
    public ReferenceDefinition sourceKey(String... attributes) {
        if (kind == Kind.BELONGS_TO) {
            throw new SchemaException(this + " has a sourceKey " + List.of(attributes)
                    + ", but its source holds the foreign key; say foreignKey(…) or targetKey(…).");
        }
        referencedKey = Definitions.requireNames("sourceKey of " + this, attributes);
        return this;
    }

    /**
     * The key of the target that a belongsTo refers to; without it the primary key.
     *
     * @throws SchemaException for a hasOne or hasMany
     */
    public ReferenceDefinition targetKey(String... attributes) {
        if (kind != Kind.BELONGS_TO) {
            throw new SchemaException(this + " has a targetKey " + List.of(attributes)
                    + ", but its target holds the foreign key; say foreignKey(…) or sourceKey(…).");
        }
        referencedKey = Definitions.requireNames("targetKey of " + this, attributes);
        return this;
    }

    /** What happens to the referring rows on delete; without it SET NULL, or NO ACTION where the foreign key is not nullable. */
    public ReferenceDefinition onDelete(ReferentialAction action) {
        onDelete = action;
        return this;
    }

    /** What happens to the referring rows when the key changes; without it CASCADE. */
    public ReferenceDefinition onUpdate(ReferentialAction action) {
        onUpdate = action;
        return this;
    }

    /** With {@code false} the database has no foreign key for it, and the key referred to need not be unique. */
    public ReferenceDefinition constraints(boolean enforced) {
        constraints = enforced;
        return this;
    }

    /** A fixed value of an attribute of the target that every associated row has. */
    public ReferenceDefinition scope(String attribute, Object value) {
        scope.add(new ScopeDefinition(attribute, value));
        return this;
    }

    /** The foreign key does not admit null. */
    public ReferenceDefinition notNull() {
        notNull = true;
        return this;
    }

    boolean isCollection() {
        return kind == Kind.HAS_MANY;
    }

    @Override
    public String toString() {
        return kind.word + "(" + source + ", " + target + ")" + (alias == null ? "" : ".as(\"" + alias + "\")");
    }
}
