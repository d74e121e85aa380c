package io.interflux.processor;

import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Converter;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a schema says, line by line, whatever class loader its classes are from. */
final class SchemaText {

    private SchemaText() {}

    static List<String> of(Schema schema) {
        List<String> lines = new ArrayList<>();
        for (Model model : schema.models()) {
            lines.add("model " + model + " in " + model.table() + " of " + name(model.javaType()) + " key "
                    + model.primaryKey() + " unique " + model.uniqueKeys() + " " + model.lifecycle());
            model.attributes().forEach(attribute -> lines.add(attribute(attribute)));
            model.associations().forEach(association -> lines.add(association(association)));
        }
        schema.foreignKeys().forEach(key -> lines.add(key.toString()));
        return lines;
    }

    private static String attribute(Attribute attribute) {
        return "  " + attribute + " column " + attribute.column() + " as " + name(attribute.javaType())
                + converter(attribute.converter())
                + (attribute.nullable() ? "" : " not null") + (attribute.unique() ? " unique" : "")
                + (attribute.generated() ? " generated" : "");
    }

    private static String converter(@Nullable Converter<?, ?> converter) {
        return converter == null ? "" : " by " + converter.getClass().getName();
    }

    private static String name(@Nullable Class<?> type) {
        return type == null ? "no class" : type.getName();
    }

    private static String association(Association association) {
        String keys = "  " + association + " " + association.sourceKey() + " to " + association.targetKey() + " "
                + association.scope();
        return association instanceof BelongsToManyAssociation manyToMany
                ? keys + " by " + manyToMany.junctionSourceKey() + manyToMany.junctionTargetKey() + " as "
                        + manyToMany.junctionName() + " " + manyToMany.unique() + " " + manyToMany.junctionScope()
                : keys;
    }
}
