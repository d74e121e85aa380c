package io.interflux.ddl;

import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.ForeignKey;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.model.UniqueKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The keys of a table that need an index: foreign keys and whatever else associations compare, unless the primary key, a unique constraint
 * or another of these indexes begins with them. A junction's unique pair serves its first key; the second gets an index.
 */
final class IndexedKeys {

    private IndexedKeys() {}

    /** For a table that is made of the model. */
    static List<Key> of(Model model, Schema schema) {
        List<Key> present = new ArrayList<>();
        if (model.primaryKey() != null) {
            present.add(model.primaryKey());
        }
        model.uniqueKeys().stream().map(UniqueKey::key).forEach(present::add);
        return of(model, schema, key -> present.stream().anyMatch(index -> beginsWith(index, key)));
    }

    /** For a table that is there. */
    static List<Key> of(Model model, Schema schema, Predicate<Key> hasIndex) {
        List<Key> indexed = new ArrayList<>();
        for (Key key : longestFirst(compared(model, schema))) {
            if (!hasIndex.test(key) && indexed.stream().noneMatch(index -> beginsWith(index, key))) {
                indexed.add(key);
            }
        }
        return indexed;
    }

    private static List<Key> longestFirst(Set<Key> keys) {
        return keys.stream()
                .sorted(Comparator.comparingInt(Key::size).reversed())
                .toList();
    }

    private static Set<Key> compared(Model model, Schema schema) {
        Set<Key> keys = new LinkedHashSet<>();
        schema.foreignKeys().stream()
                .filter(foreignKey -> foreignKey.source() == model)
                .map(ForeignKey::columns)
                .forEach(keys::add);
        schema.models().stream()
                .flatMap(source -> source.associations().stream())
                .flatMap(association -> compared(model, association))
                .forEach(keys::add);
        return keys;
    }

    private static Stream<Key> compared(Model model, Association association) {
        List<Key> keys = new ArrayList<>();
        if (association.source() == model) {
            keys.add(association.sourceKey());
        }
        if (association.target() == model) {
            keys.add(association.targetKey());
        }
        if (association instanceof BelongsToManyAssociation manyToMany && manyToMany.junction() == model) {
            keys.add(manyToMany.junctionSourceKey());
            keys.add(manyToMany.junctionTargetKey());
        }
        return keys.stream();
    }

    /** All columns are compared with equality, so their order within the beginning does not matter. */
    static boolean beginsWith(Key index, Key key) {
        List<Attribute> columns = index.attributes();
        return columns.size() >= key.size()
                && Set.copyOf(columns.subList(0, key.size())).equals(Set.copyOf(key.attributes()));
    }
}
