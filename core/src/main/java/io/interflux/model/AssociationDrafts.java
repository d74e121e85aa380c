package io.interflux.model;

import io.interflux.model.AssociationDraft.Through;
import io.interflux.model.ManyToMany.Alias;
import io.interflux.model.ManyToMany.End;
import io.interflux.model.ManyToMany.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes associations of the declarations: those that somebody declared or named, and those that convention adds to many-to-manies. */
final class AssociationDrafts {

    private final Naming naming;
    private final KeyNames keys;
    private final References references;
    private final List<AssociationDraft> declared = new ArrayList<>();
    private final List<AssociationDraft> named = new ArrayList<>();
    private final List<AssociationDraft> conventional = new ArrayList<>();

    AssociationDrafts(Naming naming, KeyNames keys, References references) {
        this.naming = naming;
        this.keys = keys;
        this.references = references;
    }

    void derive(List<ReferenceDefinition> definitions, List<ManyToMany> manyToManies) {
        definitions.forEach(definition -> declared.add(direct(definition)));
        for (ManyToMany m : manyToManies) {
            addView(m, m.source(), m.target());
            addView(m, m.target(), m.source());
            add(m.source().links(), alias -> links(m, m.source(), alias));
            add(m.target().links(), alias -> links(m, m.target(), alias));
            add(m.source().back(), alias -> back(m, m.source(), alias));
            add(m.target().back(), alias -> back(m, m.target(), alias));
        }
    }

    /** Those that were declared, then derived ones to which somebody gave a name. */
    List<AssociationDraft> given() {
        List<AssociationDraft> given = new ArrayList<>(declared);
        given.addAll(named);
        return given;
    }

    /** Derived ones under a conventional name. */
    List<AssociationDraft> conventional() {
        return conventional;
    }

    private interface Maker {
        AssociationDraft make(String alias);
    }

    private void add(@Nullable Alias alias, Maker maker) {
        if (alias != null) {
            (alias.given() ? named : conventional).add(maker.make(alias.name()));
        }
    }

    private void addView(ManyToMany manyToMany, End from, End to) {
        View view = from.view();
        if (view != null) {
            AssociationDraft draft = view(manyToMany, from, to, view);
            (view.declared() ? declared : view.alias().given() ? named : conventional).add(draft);
        }
    }

    private AssociationDraft direct(ReferenceDefinition definition) {
        Reference reference = references.of(definition);
        boolean inSource = definition.kind == ReferenceDefinition.Kind.BELONGS_TO;
        ModelDraft source = inSource ? reference.owner() : reference.target();
        ModelDraft target = inSource ? reference.target() : reference.owner();
        String conventionalName = definition.isCollection() ? naming.plural(target.name) : target.name;
        return new AssociationDraft(
                definition.kind.word,
                definition.alias == null ? conventionalName : definition.alias,
                source,
                target,
                inSource ? reference.columns() : reference.referenced(),
                inSource ? reference.referenced() : reference.columns(),
                List.copyOf(definition.scope),
                null,
                definition.toString());
    }

    private AssociationDraft view(ManyToMany manyToMany, End from, End to, View view) {
        Through through = new Through(
                manyToMany.junction(),
                keys.junctionKey(manyToMany, from),
                keys.junctionKey(manyToMany, to),
                view.junctionName(),
                view.junctionScope());
        return new AssociationDraft(
                AssociationDraft.BELONGS_TO_MANY,
                view.alias().name(),
                from.model(),
                to.model(),
                referenced(manyToMany, from),
                referenced(manyToMany, to),
                view.scope(),
                through,
                manyToMany.description());
    }

    private AssociationDraft links(ManyToMany manyToMany, End end, String alias) {
        return new AssociationDraft(
                AssociationDraft.HAS_MANY,
                alias,
                end.model(),
                manyToMany.junction(),
                referenced(manyToMany, end),
                keys.junctionKey(manyToMany, end),
                List.of(),
                null,
                manyToMany.description());
    }

    private AssociationDraft back(ManyToMany manyToMany, End end, String alias) {
        return new AssociationDraft(
                AssociationDraft.BELONGS_TO,
                alias,
                manyToMany.junction(),
                end.model(),
                keys.junctionKey(manyToMany, end),
                referenced(manyToMany, end),
                List.of(),
                null,
                manyToMany.description());
    }

    private List<String> referenced(ManyToMany manyToMany, End end) {
        return keys.referenced(end.key(), end.model(), manyToMany);
    }
}
