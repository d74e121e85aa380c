package io.interflux.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code User_Profile} has the table {@code User_Profiles} and is referred to by {@code UserProfileId}. */
final class StandardNaming implements Naming {

    static final StandardNaming INSTANCE = new StandardNaming();

    private static final Pattern WORD_START = Pattern.compile("[-_\\s]+(.)");

    private StandardNaming() {}

    @Override
    public String tableName(String modelName) {
        return plural(modelName);
    }

    @Override
    public String columnName(String attributeName) {
        return attributeName;
    }

    @Override
    public String foreignKey(String name, String keyAttribute) {
        return WORD_START
                .matcher(name + "_" + keyAttribute)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1).toUpperCase(Locale.ROOT)));
    }

    @Override
    public String plural(String name) {
        return Inflection.ofLastWord(name, Inflection::plural);
    }

    @Override
    public String singular(String name) {
        return Inflection.ofLastWord(name, Inflection::singular);
    }
}
