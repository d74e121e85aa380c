package io.interflux.processor;

import com.palantir.javapoet.CodeBlock;
import io.interflux.annotation.BelongsToMany;
import io.interflux.model.ReferentialAction;
import java.util.List;

/** The call that declares an association, as an application would write it by name; what is not said is not written. */
final class AssociationCode {

    private final CodeBlock.Builder code = CodeBlock.builder();

    private AssociationCode(String method, AssociationModel association) {
        code.add(
                "schema.$L($S, $S)",
                method,
                EntityModel.nameOf(association.declared().owner()),
                EntityModel.nameOf(association.target()));
        given("as", association.declared().name());
    }

    static CodeBlock write(AssociationModel association) {
        return association instanceof ManyToManyModel manyToMany
                ? manyToMany(manyToMany)
                : reference((ReferenceModel) association);
    }

    private static CodeBlock reference(ReferenceModel reference) {
        ReferenceModel.Options options = reference.options();
        AssociationCode code = new AssociationCode(reference.kind().method, reference)
                .given("foreignKey", options.foreignKey())
                .given(reference.referencedKeyMember(), options.referencedKey())
                .actions(options.onDelete(), options.onUpdate())
                .unless(options.constraints(), ".constraints(false)")
                .unless(options.nullable(), ".notNull()");
        return code.end();
    }

    private static CodeBlock manyToMany(ManyToManyModel manyToMany) {
        BelongsToMany annotation = manyToMany.annotation();
        return new AssociationCode("belongsToMany", manyToMany)
                .given("through", manyToMany.throughName())
                .given(manyToMany.foreignKey())
                .given(manyToMany.otherKey())
                .given(manyToMany.sourceKey())
                .given(manyToMany.targetKey())
                .given("throughAs", annotation.throughAs())
                .given("uniqueKey", annotation.uniqueKey())
                .given("inverseAs", annotation.inverseAs())
                .actions(List.of(annotation.onDelete()), List.of(annotation.onUpdate()))
                .unless(annotation.constraints(), ".constraints(false)")
                .unless(annotation.unique(), ".unique(false)")
                .unless(annotation.links(), ".links(false)")
                .unless(annotation.inverse(), ".inverse(false)")
                .end();
    }

    private AssociationCode given(NamedKey key) {
        return given(key.member(), key.attributes());
    }

    private AssociationCode given(String option, String value) {
        return given(option, value.isEmpty() ? List.of() : List.of(value));
    }

    private AssociationCode given(String option, List<String> values) {
        if (!values.isEmpty()) {
            code.add("\n.$L($L)", option, ModelCode.strings(values));
        }
        return this;
    }

    private AssociationCode actions(List<ReferentialAction> onDelete, List<ReferentialAction> onUpdate) {
        onDelete.forEach(action -> code.add("\n.onDelete($T.$L)", ReferentialAction.class, action.name()));
        onUpdate.forEach(action -> code.add("\n.onUpdate($T.$L)", ReferentialAction.class, action.name()));
        return this;
    }

    private AssociationCode unless(boolean isDefault, String call) {
        if (!isDefault) {
            code.add("\n$L", call);
        }
        return this;
    }

    private CodeBlock end() {
        return code.build();
    }
}
