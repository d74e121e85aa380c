package io.interflux.model;

import io.interflux.error.SchemaException;
import io.interflux.model.ManyToMany.End;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides the names of all keys: the implicit {@code id} of a model that declares none, the composite of its foreign keys for a junction,
 * and the conventional names of foreign keys, which depend on the keys that they refer to.
 */
final class KeyNames {

    private final List<ManyToMany> manyToManies;
    private final Naming naming;
    private final Set<ModelDraft> composite = new HashSet<>();
    private final LinkedHashSet<ModelDraft> underWay = new LinkedHashSet<>();

    KeyNames(List<ManyToMany> manyToManies, Naming naming) {
        this.manyToManies = manyToManies;
        this.naming = naming;
    }

    /** Gives every model its key that is to have one. */
    void decide(Drafts drafts) {
        for (ModelDraft draft : drafts.all()) {
            if (!draft.keyless) {
                primaryKey(draft, draft);
            }
        }
    }

    /** The key that was given, or the primary key of {@code target}. */
    List<String> referenced(@Nullable List<String> given, ModelDraft target, Object askedBy) {
        return given == null ? primaryKey(target, askedBy) : given;
    }

    /** The foreign key in the junction that refers to {@code end}. */
    List<String> junctionKey(ManyToMany manyToMany, End end) {
        if (end.junctionKey() != null) {
            return end.junctionKey();
        }
        return conventional(end.keyName(), referenced(end.key(), end.model(), manyToMany));
    }

    /** Both foreign keys of the junction, each attribute once. */
    List<String> junctionPair(ManyToMany manyToMany) {
        return Stream.of(manyToMany.source(), manyToMany.target())
                .flatMap(end -> junctionKey(manyToMany, end).stream())
                .distinct()
                .toList();
    }

    /** {@code userId} for {@code user} and {@code (id)}. */
    List<String> conventional(String name, List<String> referenced) {
        return referenced.stream().map(key -> naming.foreignKey(name, key)).toList();
    }

    /** Whether the key is the composite of foreign keys because none was declared. */
    boolean isComposite(ModelDraft junction) {
        return composite.contains(junction);
    }

    private List<String> primaryKey(ModelDraft draft, Object askedBy) {
        List<String> known = draft.key();
        if (known != null) {
            return known;
        }
        if (draft.keyless) {
            throw new SchemaException(
                    askedBy + " refers to the primary key of the model " + draft
                            + ", which has none; name the key by sourceKey(…) or targetKey(…), or give the model a primary key.");
        }
        if (!underWay.add(draft)) {
            throw new SchemaException(
                    "The keys of the models " + underWay
                            + " depend on each other, since each is a junction without a key of its own; give one of them id().");
        }
        List<String> key = undeclaredKey(draft);
        underWay.remove(draft);
        return key;
    }

    private List<String> undeclaredKey(ModelDraft draft) {
        List<ManyToMany> linkedBy = manyToManies.stream()
                .filter(manyToMany -> manyToMany.junction() == draft)
                .toList();
        boolean duplicates = linkedBy.stream().anyMatch(manyToMany -> Boolean.FALSE.equals(manyToMany.unique()));
        if (linkedBy.isEmpty() || duplicates || draft.attributes.containsKey("id")) {
            return draft.implicitId(naming);
        }
        List<String> key = linkedBy.stream()
                .flatMap(manyToMany -> junctionPair(manyToMany).stream())
                .distinct()
                .toList();
        draft.key(key);
        composite.add(draft);
        return key;
    }
}
