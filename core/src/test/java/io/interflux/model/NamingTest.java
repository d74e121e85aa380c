package io.interflux.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {

    @ParameterizedTest
    @CsvSource({
        "user, users",
        "category, categories",
        "Person, People",
        "Child, Children",
        "User_Profile, User_Profiles",
        "GameTeam, GameTeams",
        "PlayerGameTeam, PlayerGameTeams",
        "grant, grants",
        "match, matches",
        "status, statuses",
        "address, addresses",
        "box, boxes",
        "bus, buses",
        "quiz, quizzes",
        "hero, heroes",
        "house, houses",
        "boy, boys",
        "wolf, wolves",
        "analysis, analyses",
        "MediumReadingList, MediumReadingLists",
        "follower, followers",
        "canvas, canvases",
        "movie, movies",
        "cache, caches"
    })
    void pluralAndSingularOfTheLastWord(String singular, String plural) {
        assertThat(Naming.standard().plural(singular)).isEqualTo(plural);
        assertThat(Naming.standard().singular(plural)).isEqualTo(singular);
    }

    @ParameterizedTest
    @CsvSource({
        "User_Profiles",
        "People",
        "Children",
        "categories",
        "PersonChildren",
        "reading_lists",
        "news",
        "series",
        "data"
    })
    void pluralsStayPlural(String name) {
        assertThat(Naming.standard().plural(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"user", "Person", "address", "status", "bus", "news", "analysis", "lens"})
    void singularsStaySingular(String name) {
        assertThat(Naming.standard().singular(name)).isEqualTo(name);
    }

    @Test
    void foreignKeysAreCamelCase() {
        Naming naming = Naming.standard();
        assertThat(naming.foreignKey("user", "id")).isEqualTo("userId");
        assertThat(naming.foreignKey("Person", "id")).isEqualTo("PersonId");
        assertThat(naming.foreignKey("User_Profile", "id")).isEqualTo("UserProfileId");
        assertThat(naming.foreignKey("GameTeam", "gameId")).isEqualTo("GameTeamGameId");
    }

    @Test
    void snakeCaseChangesTablesAndColumnsOnly() {
        Naming naming = Naming.snakeCase();
        assertThat(naming.tableName("readingList")).isEqualTo("reading_lists");
        assertThat(naming.tableName("HTTPRequest")).isEqualTo("http_requests");
        assertThat(naming.columnName("selfGranted")).isEqualTo("self_granted");
        assertThat(naming.foreignKey("readingList", "id")).isEqualTo("readingListId");
        assertThat(naming.plural("readingList")).isEqualTo("readingLists");
    }
}
