package io.interflux.jackson2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import io.interflux.json.internal.JsonShapes;

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
    public void serializeAsField(Object bean, JsonGenerator generator, SerializerProvider provider) throws Exception {
        if (JsonShapes.isAbsent(get(bean), willSuppressNulls())) {
            serializeAsOmittedField(bean, generator, provider);
        } else {
            super.serializeAsField(bean, generator, provider);
        }
    }
}
