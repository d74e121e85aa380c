package io.interflux.spring.web;

import io.interflux.query.AttributeReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request that are meant for a query, each of which is allowed and given once.
 *
 * @param values by their names
 */
record ClientParameters(Map<String, String> values, AllowedParameters allowed) {

    static final String INCLUDE = "include";
    static final String SORT = "sort";
    static final String PAGE_SIZE = "page[size]";
    static final String PAGE_AFTER = "page[after]";

    private static final String FIELDS = "fields";
    private static final Set<String> FAMILIES = Set.of(INCLUDE, FIELDS, SORT, "page", "filter");

    /**
     * Those among the parameters of a request.
     *
     * @throws RefusedParameterException if there is another one of the same families, or one twice
     */
    static ClientParameters of(
            Map<String, ? extends List<? extends @Nullable String>> parameters, AllowedParameters allowed) {
        List<String> names = allowed.names();
        Map<String, String> values = new HashMap<>();
        parameters.forEach((name, given) -> {
            if (isOfQueries(name) && !allowed.own().contains(name)) {
                values.put(name, single(name, given, names));
            }
        });
        ClientParameters client = new ClientParameters(values, allowed);
        allowed.levels().forEach(client::only); // a mistake is one whether the include is asked for or not
        return client;
    }

    /** The name of the parameter for the attributes of a level. */
    static String fields(String path) {
        return path.isEmpty() ? FIELDS : FIELDS + "[" + path + "]";
    }

    private static boolean isOfQueries(String name) {
        int bracket = name.indexOf('[');
        return FAMILIES.contains(bracket < 0 ? name : name.substring(0, bracket));
    }

    private static String single(String name, List<? extends @Nullable String> given, List<String> names) {
        if (!names.contains(name)) {
            throw RefusedParameterException.unknown(name, given, names);
        }
        if (given.size() != 1) {
            throw RefusedParameterException.repeated(name, given);
        }
        return Objects.requireNonNullElse(given.get(0), "");
    }

    /** The paths of the includes, in the order of those allowed. */
    List<String> includes() {
        Collection<String> asked = new HashSet<>(each(INCLUDE, allowed.includes()));
        return allowed.includes().stream().filter(asked::contains).toList();
    }

    /** What is to be read of a level, or {@code null} for all. */
    @Nullable List<AttributeReference> only(String path) {
        AllowedFields fields = allowed.fieldsOf(path);
        if (fields == null) {
            return null;
        }
        String name = fields(path);
        return fields.only(values.containsKey(name) ? each(name, fields.names()) : null);
    }

    /** The keys with their directions, as they were asked for. */
    List<String> sort() {
        List<String> keys = new ArrayList<>();
        for (String asked : parts(SORT, allowed.sort())) {
            String key = asked.startsWith("-") ? asked.substring(1) : asked;
            require(SORT, key, allowed.sort());
            if (keys.contains(key) || keys.contains("-" + key)) {
                throw RefusedParameterException.twice(SORT, key, allowed.sort());
            }
            keys.add(asked);
        }
        return keys;
    }

    /** How many roots the page has. */
    int pageSize(PageSizes sizes) {
        String asked = values.get(PAGE_SIZE);
        if (asked == null) {
            return sizes.standard();
        }
        Integer size = sizes.read(asked);
        if (size == null) {
            throw RefusedParameterException.value(PAGE_SIZE, asked, List.of(sizes.toString()));
        }
        return size;
    }

    /** The cursor of the page before, or {@code null} for the first page. */
    @Nullable String cursor() {
        String asked = values.get(PAGE_AFTER);
        if (asked != null && asked.isEmpty()) {
            throw RefusedParameterException.cursor(PAGE_AFTER, asked, null);
        }
        return asked;
    }

    private List<String> each(String name, Collection<String> known) {
        List<String> parts = parts(name, known);
        parts.forEach(part -> require(name, part, known));
        return parts;
    }

    private List<String> parts(String name, Collection<String> known) {
        String value = values.getOrDefault(name, "");
        if (value.isEmpty()) {
            return List.of();
        }
        List<String> parts = Arrays.asList(value.split(",", -1));
        if (parts.contains("")) {
            throw RefusedParameterException.emptyPart(name, value, known);
        }
        return parts;
    }

    private static void require(String name, String part, Collection<String> known) {
        if (!known.contains(part)) {
            throw RefusedParameterException.value(name, part, known);
        }
    }
}
