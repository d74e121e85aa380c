package io.interflux.spring.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What clients may ask for.
 *
 * @param includes paths, with those on the way
 * @param fields the attributes of a level by its path, which is empty for the roots; what is said of a level that cannot be included is idle
 * @param sort keys without direction
 * @param sizes those of pages, or {@code null} where there are none
 * @param own names of parameters that the application reads itself
 */
record AllowedParameters(
        Set<String> includes,
        Map<String, AllowedFields> fields,
        List<String> sort,
        @Nullable PageSizes sizes,
        Set<String> own) {

    static final AllowedParameters NONE = new AllowedParameters(Set.of(), Map.of(), List.of(), null, Set.of());

    /** The path of the roots. */
    static final String ROOTS = "";

    AllowedParameters including(List<String> paths) {
        Set<String> all = new LinkedHashSet<>(includes);
        paths.forEach(path -> all.addAll(Paths.upTo(path)));
        return new AllowedParameters(all, fields, sort, sizes, own);
    }

    AllowedParameters reading(List<String> attributes) {
        Map<String, AllowedFields> all = new LinkedHashMap<>(fields);
        for (String attribute : attributes) {
            AllowedFields known = all.getOrDefault(Paths.parent(attribute), AllowedFields.NONE);
            all.put(Paths.parent(attribute), known.and(Paths.last(attribute)));
        }
        return reading(all);
    }

    AllowedParameters reading(Map<String, AllowedFields> all) {
        return new AllowedParameters(includes, all, sort, sizes, own);
    }

    AllowedParameters sorting(List<String> keys) {
        Set<String> all = new LinkedHashSet<>(sort);
        all.addAll(keys);
        return new AllowedParameters(includes, fields, List.copyOf(all), sizes, own);
    }

    AllowedParameters paged(PageSizes limits) {
        return new AllowedParameters(includes, fields, sort, limits, own);
    }

    AllowedParameters leaving(List<String> names) {
        Set<String> all = new LinkedHashSet<>(own);
        all.addAll(names);
        return new AllowedParameters(includes, fields, sort, sizes, all);
    }

    /** The paths of the levels that there may be, that of the roots first. */
    List<String> levels() {
        List<String> levels = new ArrayList<>(List.of(ROOTS));
        levels.addAll(includes);
        return levels;
    }

    /** The attributes of a level. */
    @Nullable AllowedFields fieldsOf(String path) {
        return fields.get(path);
    }

    /** The names of the parameters that a client may give. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        if (!includes.isEmpty()) {
            names.add(ClientParameters.INCLUDE);
        }
        levels().stream().filter(this::hasFields).map(ClientParameters::fields).forEach(names::add);
        if (!sort.isEmpty()) {
            names.add(ClientParameters.SORT);
        }
        if (sizes != null) {
            Collections.addAll(names, ClientParameters.PAGE_SIZE, ClientParameters.PAGE_AFTER);
        }
        return names;
    }

    private boolean hasFields(String path) {
        AllowedFields known = fields.get(path);
        return known != null && !known.names().isEmpty();
    }
}
