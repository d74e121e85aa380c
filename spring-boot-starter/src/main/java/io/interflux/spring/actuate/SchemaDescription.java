package io.interflux.spring.actuate;

import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A schema as the endpoint tells it. */
final class SchemaDescription {

    private SchemaDescription() {}

    /** The models, by their names. */
    static List<DescribedModel> of(Schema schema) {
        return schema.models().stream()
                .sorted(Comparator.comparing(Model::name))
                .map(DescribedModel::of)
                .toList();
    }

    /**
     * A model.
     *
     * @param type the name of its class, or {@code null} where it is a model by name
     * @param primaryKey the names of the attributes, none where there is no key
     */
    record DescribedModel(
            String name,
            String table,
            @Nullable String type,
            List<String> primaryKey,
            List<DescribedAttribute> attributes,
            List<DescribedAssociation> associations) {

        static DescribedModel of(Model model) {
            Class<?> type = model.javaType();
            Key key = model.primaryKey();
            return new DescribedModel(
                    model.name(),
                    model.table().toString(),
                    type == null ? null : type.getName(),
                    key == null ? List.of() : names(key),
                    model.attributes().stream().map(DescribedAttribute::of).toList(),
                    model.associations().stream().map(DescribedAssociation::of).toList());
        }

        private static List<String> names(Key key) {
            return key.attributes().stream().map(Attribute::name).toList();
        }
    }

    /** An attribute with its column. */
    record DescribedAttribute(String name, String column, String type, boolean nullable) {

        static DescribedAttribute of(Attribute attribute) {
            return new DescribedAttribute(
                    attribute.name(), attribute.column(), attribute.type().toString(), attribute.nullable());
        }
    }

    /** An association: {@code HasMany} by its kind. */
    record DescribedAssociation(String name, String kind, String target) {

        static DescribedAssociation of(Association association) {
            String kind = association.getClass().getSimpleName().replace("Association", "");
            return new DescribedAssociation(
                    association.name(), kind, association.target().name());
        }
    }
}
