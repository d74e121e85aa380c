package io.interflux.processor;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.HasOne;
import io.interflux.model.ReferentialAction;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A belongsTo, hasOne or hasMany.
 *
 * @param options what its annotation says, whichever of the three it is
 */
record ReferenceModel(DeclaredComponent declared, HeldModel held, Kind kind, Options options)
        implements AssociationModel {

    enum Kind {
        BELONGS_TO("belongsTo"),
        HAS_ONE("hasOne"),
        HAS_MANY("hasMany");

        /** The method of the schema's builder. */
        final String method;

        Kind(String method) {
            this.method = method;
        }
    }

    /** The key that the foreign key refers to is in the target of a belongsTo, in the source of the others. */
    record Options(
            List<String> foreignKey,
            List<String> referencedKey,
            List<ReferentialAction> onDelete,
            List<ReferentialAction> onUpdate,
            boolean constraints,
            boolean nullable) {

        static Options of(BelongsTo annotation) {
            return new Options(
                    List.of(annotation.foreignKey()),
                    List.of(annotation.targetKey()),
                    List.of(annotation.onDelete()),
                    List.of(annotation.onUpdate()),
                    annotation.constraints(),
                    annotation.nullable());
        }

        static Options of(HasOne annotation) {
            return new Options(
                    List.of(annotation.foreignKey()),
                    List.of(annotation.sourceKey()),
                    List.of(annotation.onDelete()),
                    List.of(annotation.onUpdate()),
                    annotation.constraints(),
                    true);
        }

        static Options of(HasMany annotation) {
            return new Options(
                    List.of(annotation.foreignKey()),
                    List.of(annotation.sourceKey()),
                    List.of(annotation.onDelete()),
                    List.of(annotation.onUpdate()),
                    annotation.constraints(),
                    true);
        }
    }

    boolean isCollection() {
        return kind == Kind.HAS_MANY;
    }

    /** The entity whose key the foreign key refers to. */
    TypeElement referenced() {
        return kind == Kind.BELONGS_TO ? target() : declared.owner();
    }

    /** The entity that has the foreign key. */
    TypeElement holder() {
        return kind == Kind.BELONGS_TO ? declared.owner() : target();
    }

    /** The member of the annotation that names the key referred to. */
    String referencedKeyMember() {
        return kind == Kind.BELONGS_TO ? "targetKey" : "sourceKey";
    }
}
