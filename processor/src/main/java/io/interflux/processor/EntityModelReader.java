package io.interflux.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.lang.model.element.TypeElement;

/** Reads an entity from its source. */
final class EntityModelReader {

    private final DeclaredComponents declared;
    private final ComponentReader components;

    EntityModelReader(JavaTypes types) {
        this.declared = new DeclaredComponents(types, "entity");
        this.components = new ComponentReader(types);
    }

    /**
     * The entity, without the components that are wrong.
     *
     * @param mistakes takes each mistake that is found
     */
    EntityModel read(TypeElement type, Consumer<Mistake> mistakes) {
        List<ComponentModel> models = new ArrayList<>();
        try {
            for (DeclaredComponent component : declared.of(type)) {
                read(component, models, mistakes);
            }
        } catch (Mistake mistake) {
            mistakes.accept(mistake);
        }
        return new EntityModel(type, models);
    }

    private void read(DeclaredComponent component, List<ComponentModel> models, Consumer<Mistake> mistakes) {
        try {
            models.add(components.read(component));
        } catch (Mistake mistake) {
            mistakes.accept(mistake);
        }
    }
}
