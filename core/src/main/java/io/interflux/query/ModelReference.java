package io.interflux.query;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Suggestions;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Names a model without knowing any schema: by its name, or by the class that it was read from. Exactly one of the two is given.
 *
 * @param name the model's name, or {@code null}
 * @param type the model's class, or {@code null}
 */
public record ModelReference(@Nullable String name, @Nullable Class<?> type) {

    /** Exactly one of name and type. */
    public ModelReference {
        if ((name == null) == (type == null)) {
            throw new IllegalArgumentException("Exactly one of name and type: " + name + ", " + type);
        }
    }

    /** The model in that schema, or a {@link QueryException} that names the models there are. */
    public Model in(Schema schema) {
        return (name != null ? schema.model(name) : schema.model(requireType()))
                .orElseThrow(() -> new QueryException("The schema has no model " + this + "; it has "
                        + Suggestions.list(
                                schema.models().stream().map(Model::name).toList(), toString())));
    }

    /** Whether this names that model. */
    public boolean names(Model model) {
        return name != null ? name.equals(model.name()) : type == model.javaType();
    }

    private Class<?> requireType() {
        if (type == null) {
            throw new IllegalStateException("neither name nor type");
        }
        return type;
    }

    @Override
    public String toString() {
        return name != null ? name : requireType().getSimpleName();
    }
}
