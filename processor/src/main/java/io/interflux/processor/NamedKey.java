package io.interflux.processor;

import java.util.HashSet;
import java.util.List;

/**
 * The attributes of a key as an association names them.
 *
 * @param member the member of the annotation
 * @param attributes in their order; empty where the key is left to the convention
 */
record NamedKey(AssociationModel owner, String member, List<String> attributes) {

    boolean isGiven() {
        return !attributes.isEmpty();
    }

    boolean contradicts(NamedKey key) {
        return isGiven() && key.isGiven() && !attributes.equals(key.attributes);
    }

    boolean namesOneTwice() {
        return new HashSet<>(attributes).size() < attributes.size();
    }

    /** The member as words: {@code foreign key}. */
    String words() {
        return member.replace("Key", " key");
    }

    @Override
    public String toString() {
        return owner.declared() + " says " + member + " = " + attributes;
    }
}
