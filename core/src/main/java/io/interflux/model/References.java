package io.interflux.model;

import io.interflux.error.SchemaException;
import io.interflux.model.ManyToMany.End;
import io.interflux.model.ReferenceDefinition.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Collects what refers to what: from many-to-manies, then from belongsTo, then from hasOne and hasMany, which may reuse the former. */
final class References {

    private final Drafts drafts;
    private final KeyNames keys;
    private final List<Reference> all = new ArrayList<>();
    /** Those that the referring side declares, which the other side may share. */
    private final List<Reference> fromOwner = new ArrayList<>();

    private final Map<ReferenceDefinition, Reference> byDefinition = new LinkedHashMap<>();

    References(Drafts drafts, KeyNames keys) {
        this.drafts = drafts;
        this.keys = keys;
    }

    void collect(List<ManyToMany> manyToManies, List<ReferenceDefinition> definitions) {
        for (ManyToMany manyToMany : manyToManies) {
            requireTwoKeys(manyToMany);
            all.add(reference(manyToMany, manyToMany.source()));
            all.add(reference(manyToMany, manyToMany.target()));
        }
        fromOwner.addAll(all);
        definitions.stream().filter(d -> d.kind == Kind.BELONGS_TO).forEach(this::add);
        fromOwner.addAll(all);
        definitions.stream().filter(d -> d.kind != Kind.BELONGS_TO).forEach(this::add);
    }

    List<Reference> all() {
        return all;
    }

    Reference of(ReferenceDefinition definition) {
        return Objects.requireNonNull(byDefinition.get(definition));
    }

    private void requireTwoKeys(ManyToMany manyToMany) {
        List<String> source = keys.junctionKey(manyToMany, manyToMany.source());
        List<String> target = keys.junctionKey(manyToMany, manyToMany.target());
        if (source.equals(target)) {
            throw new SchemaException(manyToMany + " has the foreign key " + source + " for both ends of the junction "
                    + manyToMany.junction() + "; give foreignKey(…) and otherKey(…) different names.");
        }
    }

    private Reference reference(ManyToMany manyToMany, End end) {
        return new Reference(
                manyToMany.junction(),
                keys.junctionKey(manyToMany, end),
                end.model(),
                keys.referenced(end.key(), end.model(), manyToMany),
                true,
                false,
                manyToMany.constraints(),
                manyToMany.onDelete(),
                manyToMany.onUpdate(),
                manyToMany.description());
    }

    private void add(ReferenceDefinition definition) {
        boolean inSource = definition.kind == Kind.BELONGS_TO;
        ModelDraft source = drafts.get(definition.source, definition);
        ModelDraft target = drafts.get(definition.target, definition);
        ModelDraft owner = inSource ? source : target;
        ModelDraft referred = inSource ? target : source;
        List<String> referenced = keys.referenced(definition.referencedKey, referred, definition);
        Reference reference = new Reference(
                owner,
                columns(definition, owner, referred, referenced),
                referred,
                referenced,
                false,
                definition.notNull,
                definition.constraints,
                definition.onDelete,
                definition.onUpdate,
                definition.toString());
        all.add(reference);
        byDefinition.put(definition, reference);
    }

    private List<String> columns(
            ReferenceDefinition definition, ModelDraft owner, ModelDraft referred, List<String> referenced) {
        if (definition.foreignKey != null) {
            return definition.foreignKey;
        }
        boolean inSource = definition.kind == Kind.BELONGS_TO;
        if (inSource && definition.alias != null && !definition.alias.equals(referred.name)) {
            return keys.conventional(definition.alias, referenced);
        }
        List<String> conventional = keys.conventional(referred.name, referenced);
        List<List<String>> existing = existing(owner, referred, referenced, inSource);
        if (existing.isEmpty()
                || existing.contains(conventional)
                || owner.attributes.keySet().containsAll(conventional)) {
            return conventional;
        }
        if (existing.size() > 1) {
            throw new SchemaException(definition + " does not say which foreign key it means: " + owner + " refers to "
                    + referred + " by " + existing + "; say foreignKey(…) with one of them.");
        }
        return existing.get(0);
    }

    /** A belongsTo without a name shares only a junction's foreign key, since another belongsTo means another reference. */
    private List<List<String>> existing(
            ModelDraft owner, ModelDraft referred, List<String> referenced, boolean junctionOnly) {
        return fromOwner.stream()
                .filter(r -> r.owner() == owner
                        && r.target() == referred
                        && r.referenced().equals(referenced))
                .filter(r -> r.junction() || !junctionOnly)
                .map(Reference::columns)
                .distinct()
                .toList();
    }
}
