package io.interflux.model;

import java.util.List;

/** Keys of finished models by the names of their attributes, which are known to exist. */
final class Keys {

    private Keys() {}

    static Key of(Model model, List<String> names) {
        return new Key(
                names.stream().map(name -> model.attribute(name).orElseThrow()).toList());
    }

    static boolean allNullable(Key key) {
        return key.attributes().stream().allMatch(Attribute::nullable);
    }
}
