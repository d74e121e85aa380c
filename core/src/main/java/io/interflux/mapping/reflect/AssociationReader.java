package io.interflux.mapping.reflect;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.HasOne;
import io.interflux.error.SchemaException;
import io.interflux.model.BelongsToManyDefinition;
import io.interflux.model.ReferenceDefinition;
import io.interflux.model.ReferentialAction;
import io.interflux.model.SchemaBuilder;
import java.util.function.Consumer;

/** Declares the associations of annotated classes; the alias is the component's name. */
final class AssociationReader {

    private final SchemaBuilder builder;

    AssociationReader(SchemaBuilder builder) {
        this.builder = builder;
    }

    void read(EntityClass entity) {
        String source = EntityNames.of(entity.type(), entity.type().getSimpleName());
        for (Component component : entity.components()) {
            BelongsTo belongsTo = component.annotation(BelongsTo.class);
            if (belongsTo != null) {
                read(belongsTo, source, component);
            }
            HasOne hasOne = component.annotation(HasOne.class);
            if (hasOne != null) {
                read(hasOne, source, component);
            }
            HasMany hasMany = component.annotation(HasMany.class);
            if (hasMany != null) {
                read(hasMany, source, component);
            }
            BelongsToMany belongsToMany = component.annotation(BelongsToMany.class);
            if (belongsToMany != null) {
                read(belongsToMany, source, component);
            }
        }
    }

    private void read(BelongsTo annotation, String source, Component component) {
        ReferenceDefinition definition =
                builder.belongsTo(source, Targets.one(component)).as(component.name());
        ifGiven(annotation.foreignKey(), definition::foreignKey);
        ifGiven(annotation.targetKey(), definition::targetKey);
        ifGiven(annotation.onDelete(), component, definition::onDelete);
        ifGiven(annotation.onUpdate(), component, definition::onUpdate);
        definition.constraints(annotation.constraints());
        if (!annotation.nullable()) {
            definition.notNull();
        }
    }

    private void read(HasOne annotation, String source, Component component) {
        ReferenceDefinition definition =
                builder.hasOne(source, Targets.one(component)).as(component.name());
        ifGiven(annotation.foreignKey(), definition::foreignKey);
        ifGiven(annotation.sourceKey(), definition::sourceKey);
        ifGiven(annotation.onDelete(), component, definition::onDelete);
        ifGiven(annotation.onUpdate(), component, definition::onUpdate);
        definition.constraints(annotation.constraints());
    }

    private void read(HasMany annotation, String source, Component component) {
        ReferenceDefinition definition =
                builder.hasMany(source, Targets.many(component)).as(component.name());
        ifGiven(annotation.foreignKey(), definition::foreignKey);
        ifGiven(annotation.sourceKey(), definition::sourceKey);
        ifGiven(annotation.onDelete(), component, definition::onDelete);
        ifGiven(annotation.onUpdate(), component, definition::onUpdate);
        definition.constraints(annotation.constraints());
    }

    private void read(BelongsToMany annotation, String source, Component component) {
        BelongsToManyDefinition definition = builder.belongsToMany(source, Targets.linked(component))
                .as(component.name())
                .through(through(annotation, component))
                .constraints(annotation.constraints());
        ifGiven(annotation.foreignKey(), definition::foreignKey);
        ifGiven(annotation.otherKey(), definition::otherKey);
        ifGiven(annotation.sourceKey(), definition::sourceKey);
        ifGiven(annotation.targetKey(), definition::targetKey);
        ifGiven(annotation.throughAs(), definition::throughAs);
        ifGiven(annotation.uniqueKey(), definition::uniqueKey);
        ifGiven(annotation.inverseAs(), definition::inverseAs);
        ifGiven(annotation.onDelete(), component, definition::onDelete);
        ifGiven(annotation.onUpdate(), component, definition::onUpdate);
        if (!annotation.unique()) {
            definition.unique(false);
        }
        if (!annotation.links()) {
            definition.links(false);
        }
        if (!annotation.inverse()) {
            definition.inverse(false);
        }
    }

    private static String through(BelongsToMany annotation, Component component) {
        boolean byClass = annotation.through() != Void.class;
        if (byClass != annotation.throughName().isEmpty()) {
            throw new SchemaException(
                    "The component " + component
                            + " needs one junction; say @BelongsToMany(through = Grant.class) or @BelongsToMany(throughName = \"…\").");
        }
        return byClass ? EntityNames.of(annotation.through(), component) : annotation.throughName();
    }

    private static void ifGiven(String[] names, Consumer<String[]> option) {
        if (names.length > 0) {
            option.accept(names);
        }
    }

    private static void ifGiven(String name, Consumer<String> option) {
        if (!name.isEmpty()) {
            option.accept(name);
        }
    }

    private static void ifGiven(ReferentialAction[] actions, Component component, Consumer<ReferentialAction> option) {
        if (actions.length > 1) {
            throw new SchemaException("The component " + component + " names " + actions.length
                    + " referential actions for one event; name one.");
        }
        if (actions.length == 1) {
            option.accept(actions[0]);
        }
    }
}
