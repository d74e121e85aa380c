package io.interflux.json.internal;

/** What the modules for JSON say of what cannot be written or read. */
public final class Refusals {

    /** Of reading a dynamic entity. */
    public static final String DYNAMIC_ENTITY =
            "A DynamicEntity cannot be read from JSON, which does not name its model; read a Map, and give it to"
                    + " DynamicEntity.of(model, map).";

    /** Of a null in the place of a collection. */
    public static final String NULL_COLLECTION =
            "null is neither loaded nor not loaded; leave the property of the Many out, or give it the list [].";

    /** Of a null in a collection. */
    public static final String NULL_ELEMENT = "A Many has no null among its rows; leave it out.";

    private Refusals() {}

    /** Of a link whose target is not written as an object of properties. */
    public static String target(Class<?> type) {
        return type.getName()
                + " is not written as an object of properties, so that it has no place for the junction row of"
                + " its Link; write the target and the junction row apart.";
    }

    /** Of what should be a link with a junction row. */
    public static String junction(String name) {
        return "A Link is read from an object of the target's properties with the junction row under the name " + name
                + "; add it.";
    }
}
