package io.interflux.model;

import java.util.List;

/** Turns the declarations of a {@link SchemaBuilder} into a {@link Schema}; the phases in their order. */
final class SchemaResolver {

    private final SchemaBuilder builder;
    private final Naming naming;

    SchemaResolver(SchemaBuilder builder) {
        this.builder = builder;
        this.naming = builder.naming;
    }

    Schema resolve() {
        Drafts drafts = new Drafts(builder);
        List<ManyToMany> manyToManies = manyToManies(drafts);
        KeyNames keys = new KeyNames(manyToManies, naming);
        keys.decide(drafts);
        References references = new References(drafts, keys);
        references.collect(manyToManies, builder.references);
        new ForeignKeyAttributes(references.all(), naming).complete();
        new JunctionUniqueness(keys).apply(manyToManies);
        AssociationDrafts associations = new AssociationDrafts(naming, keys, references);
        associations.derive(builder.references, manyToManies);
        List<AssociationDraft> selected =
                new AliasSelection().select(associations.given(), associations.conventional());
        return new SchemaAssembly(drafts).assemble(selected, references.all());
    }

    private List<ManyToMany> manyToManies(Drafts drafts) {
        ManyToManyMerger merger = new ManyToManyMerger(drafts, naming);
        return new ManyToManyPairing(builder.manyToManies, naming)
                .pair(builder.manyToManies).stream().map(merger::merge).toList();
    }
}
