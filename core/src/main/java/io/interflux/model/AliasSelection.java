package io.interflux.model;

import io.interflux.error.SchemaException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Keeps aliases apart from attributes, junction rows and each other; conventional ones give way, given ones are errors. */
final class AliasSelection {

    private record Place(ModelDraft model, String name) {}

    private final Map<Place, AssociationDraft> chosen = new LinkedHashMap<>();

    /** The associations that the schema has, given ones first. */
    List<AssociationDraft> select(List<AssociationDraft> given, List<AssociationDraft> conventional) {
        given.forEach(this::choose);
        List<AssociationDraft> candidates = new ArrayList<>();
        for (AssociationDraft draft : conventional) {
            if (given.stream().noneMatch(draft::reachesTheSame)
                    && candidates.stream().noneMatch(other -> isTheSame(draft, other))) {
                candidates.add(draft);
            }
        }
        chooseFree(candidates, candidates.stream().filter(draft -> draft.through() != null));
        chooseFree(candidates, candidates.stream().filter(draft -> draft.through() == null));
        chosen.values().forEach(this::requirePlaceForJunction);
        return List.copyOf(chosen.values());
    }

    /** Many-to-manies come first, since links must keep off the keys of their junction rows. */
    private void chooseFree(List<AssociationDraft> candidates, Stream<AssociationDraft> some) {
        some.filter(draft -> isFree(draft) && isAlone(draft, candidates))
                .toList()
                .forEach(this::choose);
    }

    private void choose(AssociationDraft draft) {
        if (draft.source().attributes.containsKey(draft.alias())) {
            throw new SchemaException(draft + " gives the model " + draft.source() + " the association " + draft.alias()
                    + ", but it has an attribute of that name; choose another alias, or rename the attribute.");
        }
        AssociationDraft other = chosen.putIfAbsent(new Place(draft.source(), draft.alias()), draft);
        if (other != null) {
            throw new SchemaException("The model " + draft.source() + " has two associations " + draft.alias() + ": "
                    + other + " and " + draft + "; give one of them another alias.");
        }
    }

    private boolean isFree(AssociationDraft draft) {
        return !draft.source().attributes.containsKey(draft.alias())
                && !chosen.containsKey(new Place(draft.source(), draft.alias()))
                && chosen.values().stream()
                        .noneMatch(other -> other.through() != null
                                && other.target() == draft.source()
                                && other.through().name().equals(draft.alias()));
    }

    private static boolean isAlone(AssociationDraft draft, List<AssociationDraft> candidates) {
        return candidates.stream()
                .noneMatch(other -> !other.equals(draft)
                        && other.source() == draft.source()
                        && other.alias().equals(draft.alias()));
    }

    private static boolean isTheSame(AssociationDraft draft, AssociationDraft other) {
        return draft.alias().equals(other.alias()) && draft.reachesTheSame(other);
    }

    private void requirePlaceForJunction(AssociationDraft draft) {
        if (draft.through() == null) {
            return;
        }
        String name = Objects.requireNonNull(draft.through()).name();
        boolean attribute = draft.target().attributes.containsKey(name);
        if (attribute || chosen.containsKey(new Place(draft.target(), name))) {
            throw new SchemaException(
                    draft + " gives each " + draft.target() + " its junction row under the key " + name + ", but "
                            + draft.target() + " has an " + (attribute ? "attribute" : "association")
                            + " of that name; choose another key by throughAs(\"…\").");
        }
    }
}
