package io.interflux.mapping;

import io.interflux.error.QueryException;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Model;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of any model as {@link DynamicEntity}, which has a place for everything. */
final class DynamicMapping implements EntityMapping<DynamicEntity> {

    private final Model model;

    DynamicMapping(Model model) {
        this.model = model;
    }

    @Override
    public Class<DynamicEntity> type() {
        return DynamicEntity.class;
    }

    @Override
    public List<Attribute> attributes() {
        return List.copyOf(model.attributes());
    }

    @Override
    public List<Association> associations() {
        return List.copyOf(model.associations());
    }

    @Override
    public Held held(Association association) {
        return new Held(DynamicEntity.class, null);
    }

    @Override
    public Class<?> heldJunction(BelongsToManyAssociation association) {
        return DynamicEntity.class;
    }

    @Override
    public Instantiation<DynamicEntity> instantiation(Shape shape) {
        Header header = Header.of(shape);
        return Instantiation.inOrder(shape, values -> new DynamicEntity(header, values));
    }

    @Override
    public @Nullable Object read(DynamicEntity entity, Attribute attribute) {
        if (!entity.has(attribute.name())) {
            return null;
        }
        Object value = entity.get(attribute.name());
        return value == null || attribute.javaType().isInstance(value) ? value : converted(attribute, value);
    }

    /** JSON knows one sort of integer, so an integer of another width is taken where it fits. */
    private Object converted(Attribute attribute, Object value) {
        Object exact = value instanceof Number number ? ExactNumbers.as(attribute.javaType(), number) : null;
        if (exact == null) {
            throw new QueryException(model + "." + attribute.name() + " takes a value of "
                    + attribute.javaType().getSimpleName() + ", but was given one of "
                    + value.getClass().getSimpleName() + "; convert it before.");
        }
        return exact;
    }

    @Override
    public @Nullable Object children(DynamicEntity entity, Association association) {
        return entity.has(association.name()) ? entity.get(association.name()) : null;
    }

    @Override
    public @Nullable Object junction(DynamicEntity entity, BelongsToManyAssociation association) {
        return entity.has(association.junctionName()) ? entity.get(association.junctionName()) : null;
    }

    @Override
    public boolean has(DynamicEntity entity, Attribute attribute) {
        return entity.has(attribute.name());
    }

    @Override
    public DynamicEntity with(
            DynamicEntity entity, List<Attribute> attributes, List<? extends @Nullable Object> values) {
        return entity.with(attributes.stream().map(Attribute::name).toList(), values);
    }
}
