package io.interflux.jackson2;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import io.interflux.json.internal.JsonShapes;
import java.util.List;

/**
 * Leaves out the properties of associations that are not loaded: holders of any class, and in entities and projections what is of the class
 * of a row, or a list of such.
 */
final class AbsentProperties extends BeanSerializerModifier {

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription description, List<BeanPropertyWriter> properties) {
        boolean ofRows = JsonShapes.isOfRows(description.getBeanClass());
        properties.replaceAll(property ->
                mayBeAbsent(property, ofRows) ? new AssociationWriter(property, property.getFullName()) : property);
        return properties;
    }

    private static boolean mayBeAbsent(BeanPropertyWriter property, boolean ofRows) {
        JavaType type = property.getType();
        JavaType row = type.isCollectionLikeType() ? type.getContentType() : type;
        return JsonShapes.isHolder(type.getRawClass())
                || (ofRows && JsonShapes.isAssociated(row.getRawClass()) && !isAlwaysWanted(property));
    }

    /** The component itself says that its null is to be written. */
    private static boolean isAlwaysWanted(BeanPropertyWriter property) {
        JsonInclude include = property.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.ALWAYS;
    }
}
