package io.interflux.processor;

import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * What a component holds of each associated row.
 *
 * @param type the class of the row
 * @param junction the class of the junction row beside it, where it holds links; else {@code null}
 * @param collection whether it may hold many
 */
record HeldModel(TypeElement type, @Nullable TypeElement junction, boolean collection) {

    @Override
    public String toString() {
        return junction == null
                ? type.getSimpleName().toString()
                : "Link<" + type.getSimpleName() + ", " + junction.getSimpleName() + ">";
    }
}
