package io.interflux.processor;

import com.palantir.javapoet.ClassName;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * An entity, as it is written.
 *
 * @param components in the order of the constructor
 */
record EntityModel(TypeElement type, List<ComponentModel> components) {

    /** Copies the list. */
    EntityModel {
        components = List.copyOf(components);
    }

    Entity annotation() {
        return Objects.requireNonNull(type.getAnnotation(Entity.class));
    }

    /** The name of the model of an entity class. */
    static String nameOf(TypeElement type) {
        Entity entity = Objects.requireNonNull(type.getAnnotation(Entity.class));
        String name = type.getSimpleName().toString();
        return entity.name().isEmpty() ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : entity.name();
    }

    String name() {
        return nameOf(type);
    }

    ClassName className() {
        return ClassName.get(type);
    }

    /** The class beside it whose name ends in that: {@code Fixtures_User_} for {@code Fixtures.User} and {@code _}. */
    ClassName beside(String ending) {
        return JavaTypes.beside(type, ending);
    }

    /** Whether all may use it, wherever they are. */
    boolean isPublic() {
        return JavaTypes.withEnclosing(type)
                .allMatch(element -> element.getModifiers().contains(Modifier.PUBLIC));
    }

    /** Those of embedded values too. */
    List<AttributeModel> attributes() {
        return components.stream().flatMap(EmbeddedModel::attributes).toList();
    }

    List<AssociationModel> associations() {
        return only(AssociationModel.class);
    }

    List<ManyToManyModel> manyToManies() {
        return only(ManyToManyModel.class);
    }

    List<JunctionModel> junctions() {
        return only(JunctionModel.class);
    }

    private <C> List<C> only(Class<C> kind) {
        return components.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The attributes of the declared primary key; empty where the class does not say it. */
    List<String> key() {
        return attributes().stream()
                .filter(attribute -> attribute.declared().has(Id.class))
                .map(AttributeModel::name)
                .toList();
    }

    /** Whether these attributes are its key, or one that is declared unique. */
    boolean isUnique(List<String> attributes) {
        Set<String> key = key().isEmpty() ? Set.of("id") : Set.copyOf(key());
        return key.equals(Set.copyOf(attributes))
                || attributes().stream()
                        .filter(AttributeModel::isUnique)
                        .anyMatch(attribute -> attributes.equals(List.of(attribute.name())));
    }

    /** Whether the class says what its key is, or that there is none. */
    boolean saysKey() {
        return annotation().keyless()
                || !key().isEmpty()
                || components.stream()
                        .anyMatch(component -> component.declared().name().equals("id"));
    }
}
