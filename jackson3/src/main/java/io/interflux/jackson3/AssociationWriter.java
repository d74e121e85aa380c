package io.interflux.jackson3;

import io.interflux.json.internal.JsonShapes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.BeanPropertyWriter;

/** A property that is left out where its association is not loaded. */
final class AssociationWriter extends BeanPropertyWriter {

    AssociationWriter(BeanPropertyWriter property, PropertyName name) {
        super(property, name);
    }

    @Override
    protected BeanPropertyWriter _new(PropertyName newName) {
        return new AssociationWriter(this, newName);
    }

    @Override
    public void serializeAsProperty(Object bean, JsonGenerator generator, SerializationContext context)
            throws Exception {
        if (JsonShapes.isAbsent(get(bean), willSuppressNulls())) {
            serializeAsOmittedProperty(bean, generator, context);
        } else {
            super.serializeAsProperty(bean, generator, context);
        }
    }
}
