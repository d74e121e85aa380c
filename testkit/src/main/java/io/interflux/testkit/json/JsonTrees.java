package io.interflux.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Compares JSON by what it says; no object may have a name twice. */
final class JsonTrees {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private JsonTrees() {}

    /** The expected text may have single quotes. */
    static void assertSame(String actual, String expected) {
        assertThat(tree(actual)).as(actual).isEqualTo(tree(expected.replace('\'', '"')));
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError("This is not JSON: " + json, unreadable);
        }
    }
}
