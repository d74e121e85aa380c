package io.interflux.examples.byname;

import io.interflux.mapping.DynamicEntity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of the examples. Keys that the database makes are not given: it counts from 1. */
final class Rows {

    private Rows() {}

    /** p4dm3, annie, loner and obi; loner has no points. */
    static List<DynamicEntity> users() {
        return List.of(user("p4dm3", 1000), user("annie", 800), user("loner", null), user("obi", 1200));
    }

    private static DynamicEntity user(String username, @Nullable Integer points) {
        return row("user", "username", username, "points", points);
    }

    /** One row with that name for each of the names. */
    static List<DynamicEntity> named(String model, String... names) {
        return Stream.of(names).map(name -> row(model, "name", name)).toList();
    }

    /** Queen, Senator and Jedi. */
    static List<DynamicEntity> profiles() {
        return named("profile", "Queen", "Senator", "Jedi");
    }

    /** The junction rows of users and profiles, without payload. */
    static List<DynamicEntity> links(String model) {
        return links(model, "userId", "profileId", new long[][] {{1, 1}, {1, 2}, {2, 2}, {2, 3}, {4, 3}});
    }

    /** The junction rows of pairs. */
    static List<DynamicEntity> links(String model, String source, String target, long[][] pairs) {
        return Arrays.stream(pairs)
                .map(pair -> row(model, source, pair[0], target, pair[1]))
                .toList();
    }

    /** The junction rows of users and profiles with their payload; whether the third was granted by the user is not known. */
    static List<DynamicEntity> grants(String model) {
        List<DynamicEntity> links = links(model);
        @Nullable Boolean[] selfGranted = {false, true, null, true, false};
        return IntStream.range(0, links.size())
                .mapToObj(i -> row(
                        model,
                        "selfGranted",
                        selfGranted[i],
                        "userId",
                        links.get(i).get("userId"),
                        "profileId",
                        links.get(i).get("profileId")))
                .toList();
    }

    private static DynamicEntity row(String model, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return DynamicEntity.of(model, values);
    }
}
