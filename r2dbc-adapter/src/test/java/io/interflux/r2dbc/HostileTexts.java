package io.interflux.r2dbc;

import java.util.List;

/** Texts that mean something to a database, a driver, a template or a log. */
final class HostileTexts {

    static final List<String> ALL = List.of(
            "'; DROP TABLE \"canary\"; --",
            "\"; DROP TABLE \"canary\"; --",
            "' OR '1'='1",
            "\" OR \"1\"=\"1",
            "x' UNION SELECT 'y",
            "\\'; DELETE FROM \"canary\"; --",
            "$1",
            "$$; DROP TABLE \"canary\"; $$",
            "${jndi:ldap://x}",
            "?1",
            "?",
            ":name",
            "{id}",
            "{{id}}",
            "/* */ --",
            "E'\\x27'",
            "%_\\",
            "\u02BC\u2019\uFF07",
            "a\nb\r\tc",
            "NULL",
            "{\"a\": \"'\"}",
            "{a,NULL,\"}",
            "__proto__");

    private HostileTexts() {}
}
