package io.interflux.jackson3;

import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;

/**
 * Lets Jackson 3 write what Interflux reads: {@code DynamicEntity} with its values and children under their names, {@code One} and
 * {@code Many} as what they hold, {@code Link} as its target with the junction row inside. A property of an association that is not loaded is
 * absent, never null. {@code One}, {@code Many} and {@code Link} are read, too; what is absent is not loaded.
 *
 * <pre>{@code
 * ObjectMapper mapper = JsonMapper.builder().addModule(new InterfluxModule()).build();
 *
 * mapper.writeValueAsString(ship);    // {"id":1,"name":"X-wing"}, or with "pilot":{…} where it was included
 * }</pre>
 *
 * <p>What is not loaded and has no property that could be left out, a value by itself or in a list, is an error: a
 * {@code NotLoadedException}, or Jackson's own with that as its cause.
 */
public final class InterfluxModule extends JacksonModule {

    /** A module without settings; {@code findAndAddModules()} finds it by itself. */
    public InterfluxModule() {}

    @Override
    public String getModuleName() {
        return "interflux";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new GraphSerializers());
        context.addSerializerModifier(new AbsentProperties());
        context.addDeserializers(new GraphDeserializers());
    }
}
