package io.interflux.plan;

import io.interflux.mapping.Held;
import io.interflux.mapping.Shape;
import io.interflux.model.Association;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.query.IncludeSpec;
import io.interflux.query.LevelSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One association that a recursive include follows.
 *
 * @param include its own conditions, order and limits; what is read of each row is the same for all that are followed together
 * @param association leads from the model to itself
 * @param path {@code person.children}
 * @param held what the parent of the include holds of the rows
 * @param rows what is asked of the rows
 */
record FollowedRelation(IncludeSpec include, Association association, String path, Held held, Wanted rows) {

    boolean isOverJunction() {
        return association instanceof BelongsToManyAssociation;
    }

    Shape.Child shape() {
        return new Shape.Child(include.name(), association);
    }

    LevelSpec level() {
        return include.level();
    }

    /** What an instance is made of that is reached by this relation and not expanded. */
    Shape leaf(Shape row, List<Shape.Child> followed, boolean carries) {
        List<String> names = followed.stream().map(Shape.Child::name).toList();
        return new Shape(row.model(), path, row.attributes(), junction(carries), row.includes(), names);
    }

    /** What an instance is made of that is reached by this relation and expanded. */
    Shape expanded(Shape row, List<Shape.Child> followed, boolean carries) {
        List<Shape.Child> includes = new ArrayList<>(row.includes());
        includes.addAll(followed);
        return new Shape(row.model(), path, row.attributes(), junction(carries), includes);
    }

    private @Nullable BelongsToManyAssociation junction(boolean carries) {
        return carries ? (BelongsToManyAssociation) association : null;
    }
}
