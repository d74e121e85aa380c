package io.interflux.model;

import io.interflux.error.SchemaException;
import io.interflux.model.ModelDefinition.UniqueDefinition;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives junctions with a key of their own the unique constraint over both foreign keys, unless duplicates are wanted. */
final class JunctionUniqueness {

    private final KeyNames keys;
    private final Map<Pair, ManyToMany> said = new LinkedHashMap<>();

    private record Pair(ModelDraft junction, Set<String> attributes) {}

    JunctionUniqueness(KeyNames keys) {
        this.keys = keys;
    }

    /** @throws SchemaException if two associations over the same foreign keys disagree, or a primary key forbids what is asked for */
    void apply(List<ManyToMany> manyToManies) {
        manyToManies.stream().filter(m -> m.unique() != null).forEach(this::remember);
        manyToManies.forEach(this::constrain);
    }

    private void remember(ManyToMany manyToMany) {
        ManyToMany other = said.putIfAbsent(pair(manyToMany), manyToMany);
        if (other != null && !Boolean.valueOf(unique(other)).equals(manyToMany.unique())) {
            throw new SchemaException(other + " says unique(" + other.unique() + "), " + manyToMany + " says unique("
                    + manyToMany.unique() + "), but both are about " + keys.junctionPair(manyToMany)
                    + " of the junction "
                    + manyToMany.junction() + "; give both the same.");
        }
    }

    private void constrain(ManyToMany manyToMany) {
        ModelDraft junction = manyToMany.junction();
        List<String> pair = keys.junctionPair(manyToMany);
        @Nullable ManyToMany decisive = said.get(pair(manyToMany));
        List<String> key = junction.key();
        if (key != null && pair.containsAll(key)) {
            requireNoDuplicatesAsked(decisive, key);
            return;
        }
        boolean unique = decisive == null ? !keys.isComposite(junction) : unique(decisive);
        if (unique
                && junction.uniques.stream()
                        .noneMatch(u -> Set.copyOf(u.attributes()).equals(Set.copyOf(pair)))) {
            junction.uniques.add(new UniqueDefinition(manyToMany.uniqueKey(), pair));
        }
    }

    private static void requireNoDuplicatesAsked(@Nullable ManyToMany decisive, List<String> key) {
        if (decisive != null && !unique(decisive)) {
            throw new SchemaException(decisive + " says unique(false), but the primary key " + key + " of the junction "
                    + decisive.junction() + " allows one link only; give the junction id() or another key of its own.");
        }
    }

    private Pair pair(ManyToMany manyToMany) {
        return new Pair(manyToMany.junction(), new HashSet<>(keys.junctionPair(manyToMany)));
    }

    private static boolean unique(ManyToMany manyToMany) {
        return !Boolean.FALSE.equals(manyToMany.unique());
    }
}
