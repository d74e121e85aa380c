package io.interflux.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** {@code readingList} has the table {@code reading_lists} and is referred to by {@code readingListId}, column {@code reading_list_id}. */
final class SnakeCaseNaming implements Naming {

    static final SnakeCaseNaming INSTANCE = new SnakeCaseNaming();

    private static final Pattern BOUNDARY =
            Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private final Naming standard = StandardNaming.INSTANCE;

    private SnakeCaseNaming() {}

    @Override
    public String tableName(String modelName) {
        return snakeCase(plural(modelName));
    }

    @Override
    public String columnName(String attributeName) {
        return snakeCase(attributeName);
    }

    @Override
    public String foreignKey(String name, String keyAttribute) {
        return standard.foreignKey(name, keyAttribute);
    }

    @Override
    public String plural(String name) {
        return standard.plural(name);
    }

    @Override
    public String singular(String name) {
        return standard.singular(name);
    }

    private static String snakeCase(String name) {
        return BOUNDARY.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
