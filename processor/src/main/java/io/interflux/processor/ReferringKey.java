package io.interflux.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * A foreign key and the key that it refers to, as an association says them.
 *
 * @param target the entity whose key is referred to
 * @param enforced whether the database is to have a foreign key constraint
 */
record ReferringKey(NamedKey foreignKey, NamedKey referencedKey, TypeElement target, boolean enforced) {

    /** The one of a reference, or the two of a many-to-many's junction. */
    static Stream<ReferringKey> of(AssociationModel association) {
        return association instanceof ManyToManyModel manyToMany
                ? ofJunction(manyToMany)
                : ofReference((ReferenceModel) association);
    }

    private static Stream<ReferringKey> ofReference(ReferenceModel reference) {
        ReferenceModel.Options options = reference.options();
        NamedKey foreignKey = new NamedKey(reference, "foreignKey", options.foreignKey());
        NamedKey referencedKey = new NamedKey(reference, reference.referencedKeyMember(), options.referencedKey());
        return Stream.of(new ReferringKey(foreignKey, referencedKey, reference.referenced(), options.constraints()));
    }

    private static Stream<ReferringKey> ofJunction(ManyToManyModel manyToMany) {
        boolean enforced = manyToMany.annotation().constraints();
        return Stream.of(
                new ReferringKey(manyToMany.foreignKey(), manyToMany.sourceKey(), manyToMany.source(), enforced),
                new ReferringKey(manyToMany.otherKey(), manyToMany.targetKey(), manyToMany.target(), enforced));
    }

    DeclaredComponent declared() {
        return foreignKey.owner().declared();
    }

    List<String> referenced() {
        return referencedKey.attributes();
    }
}
