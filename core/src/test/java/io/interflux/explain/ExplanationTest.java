package io.interflux.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.model.TableName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final RoundTrips ONE = new RoundTrips(1, 1);

    private static ExplainedStatement statement(String role, String sql, RoundTrips trips) {
        return new ExplainedStatement(role, sql, List.of("LONG[]"), trips, null);
    }

    private static final ExplainedStep PROFILES = new ExplainedStep(
            "user.a\"b",
            "LINK_THEN_TARGET",
            "each target is read once",
            List.of(
                    statement("links", "SELECT \"a\\b\"\n\t", ONE),
                    statement("targets", "SELECT 2", new RoundTrips(0, 1))),
            List.of());

    private static final ExplainedStep TEAM =
            new ExplainedStep("user.team", "JOIN", "its key is unique", List.of(), List.of());

    private static final Explanation EXPLANATION = new Explanation(
            "PostgreSQL",
            new ExplainedStep(
                    "user",
                    "KEYSET",
                    "by an index",
                    List.of(new ExplainedStatement("roots", "SELECT 1", List.of("LONG"), ONE, null)),
                    List.of(PROFILES, TEAM)),
            null,
            List.of(new MissingIndex("user.profiles", TableName.of("grants"), List.of("userId"), "CREATE INDEX i")));

    @Test
    void textIndentsWhatIsBeneath() {
        assertThat(EXPLANATION.text())
                .isEqualTo(
                        """
                        user: KEYSET, by an index
                          roots (1) SELECT 1 [LONG]
                          user.a"b: LINK_THEN_TARGET, each target is read once
                            links (1) SELECT "a\\b"
                        \t [LONG[]]
                            targets (0-1) SELECT 2 [LONG[]]
                          user.team: JOIN, its key is unique
                        Round trips 2-3 per window: 1 for user, 1-2 for user.a"b
                        Missing index: user.profiles looks rows of grants up by [userId], with which no index begins
                          CREATE INDEX i;
                        """);
        assertThat(EXPLANATION).hasToString(EXPLANATION.text());
    }

    @Test
    void jsonEscapesWhatItMust() {
        assertThat(EXPLANATION.json())
                .isEqualTo(
                        """
                        {
                          "database": "PostgreSQL",
                          "roundTrips": {
                            "least": 2,
                            "most": 3
                          },
                          "roots": {
                            "path": "user",
                            "strategy": "KEYSET",
                            "reason": "by an index",
                            "statements": [
                              {
                                "role": "roots",
                                "sql": "SELECT 1",
                                "parameters": [
                                  "LONG"
                                ],
                                "roundTrips": {
                                  "least": 1,
                                  "most": 1
                                }
                              }
                            ],
                            "beneath": [
                              {
                                "path": "user.a\\"b",
                                "strategy": "LINK_THEN_TARGET",
                                "reason": "each target is read once",
                                "statements": [
                                  {
                                    "role": "links",
                                    "sql": "SELECT \\"a\\\\b\\"\\n\\u0009",
                                    "parameters": [
                                      "LONG[]"
                                    ],
                                    "roundTrips": {
                                      "least": 1,
                                      "most": 1
                                    }
                                  },
                                  {
                                    "role": "targets",
                                    "sql": "SELECT 2",
                                    "parameters": [
                                      "LONG[]"
                                    ],
                                    "roundTrips": {
                                      "least": 0,
                                      "most": 1
                                    }
                                  }
                                ],
                                "beneath": []
                              },
                              {
                                "path": "user.team",
                                "strategy": "JOIN",
                                "reason": "its key is unique",
                                "statements": [],
                                "beneath": []
                              }
                            ]
                          },
                          "missingIndexes": [
                            {
                              "path": "user.profiles",
                              "table": "grants",
                              "columns": [
                                "userId"
                              ],
                              "advice": "CREATE INDEX i"
                            }
                          ]
                        }
                        """);
    }

    @Test
    void mermaidHasABoxForEachStep() {
        assertThat(EXPLANATION.mermaid())
                .isEqualTo(
                        """
                        flowchart TD
                          s0["user<br/>KEYSET<br/>1"]
                          s1["user.a#34;b<br/>LINK_THEN_TARGET<br/>1-2"]
                          s0 --> s1
                          s2["user.team<br/>JOIN"]
                          s0 --> s2
                        """);
    }

    @Test
    void windowsOfManyRootsAreToldApartWhereTheyAreReadOtherwise() {
        ExplainedStatement roots = statement("roots", "SELECT 1", ONE);
        ExplainedStep joined =
                new ExplainedStep("user.tags", "BATCH", "why", List.of(statement("links", "SELECT 2", ONE)), List.of());
        ExplainedStep apart = new ExplainedStep(
                "user.tags",
                "LINK_THEN_TARGET",
                "why not",
                List.of(statement("links", "SELECT 3", ONE), statement("targets", "SELECT 4", new RoundTrips(0, 1))),
                List.of());
        Explanation both = new Explanation(
                "H2",
                new ExplainedStep("user", "KEYSET", "why", List.of(roots), List.of(joined)),
                new ExplainedStep("user", "KEYSET", "why", List.of(roots), List.of(apart)),
                List.of());
        assertThat(both.roundTrips()).isEqualTo(new RoundTrips(2, 2));
        assertThat(both.text())
                .isEqualTo(
                        """
                        user: KEYSET, why
                          roots (1) SELECT 1 [LONG[]]
                          user.tags: BATCH, why
                            links (1) SELECT 2 [LONG[]]
                        In windows of more than 100 roots:
                        user: KEYSET, why
                          roots (1) SELECT 1 [LONG[]]
                          user.tags: LINK_THEN_TARGET, why not
                            links (1) SELECT 3 [LONG[]]
                            targets (0-1) SELECT 4 [LONG[]]
                        Round trips 2 per window: 1 for user, 1 for user.tags;\
                         2-3 per window of more than 100 roots: 1 for user, 1-2 for user.tags
                        """);
        assertThat(both.mermaid())
                .isEqualTo(
                        """
                        flowchart TD
                          s0["user<br/>KEYSET<br/>1"]
                          s1["user.tags<br/>BATCH<br/>1"]
                          s0 --> s1
                          subgraph more["windows of more than 100 roots"]
                          s2["user<br/>KEYSET<br/>1"]
                          s3["user.tags<br/>LINK_THEN_TARGET<br/>1-2"]
                          s2 --> s3
                          end
                        """);
        assertThat(both.json()).contains("\"manyRoots\": {\n    \"path\": \"user\"");
    }

    @Test
    void whatWasMeasuredFollowsItsStatement() {
        Measured measured = new Measured(2, 10, 30, Duration.ofNanos(1_500_000), List.of("Seq Scan", "  Filter"));
        Explanation analyzed = new Explanation(
                "H2",
                new ExplainedStep(
                        "user",
                        "SINGLE",
                        "why",
                        List.of(statement("roots", "SELECT 1", ONE).with(measured)),
                        List.of()),
                null,
                List.of());
        assertThat(analyzed.text())
                .isEqualTo(
                        """
                        user: SINGLE, why
                          roots (1) SELECT 1 [LONG[]]
                            2 executions, 10 keys, 30 rows, 1500 µs
                            Seq Scan
                              Filter
                        Round trips 1 per window: 1 for user
                        """);
        assertThat(analyzed.json())
                .contains(
                        """
                        "measured": {
                                  "executions": 2,
                                  "keys": 10,
                                  "rows": 30,
                                  "nanoseconds": 1500000,
                        """);
    }

    @Test
    void aRecursionHasNoMost() {
        RoundTrips levels = new RoundTrips(1, RoundTrips.UNBOUNDED);
        assertThat(levels.plus(ONE)).hasToString("2 or more");
        assertThat(ONE.plus(new RoundTrips(0, 1))).hasToString("1-2");
    }
}
