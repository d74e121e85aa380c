package io.interflux.testkit.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.interflux.testkit.cases.CaseType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Values of each type, few enough to meet again. */
final class RandomValues {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<String> TEXTS = List.of(
            "", "a", "b", "ab", "abc", "B", "A", "Z", "0", "10", "9", "é", "e\u0301", "%", "_", "a_b", "\\", "it's",
            "\"", "日本", "\uFFFD", "\uE000", " ", "a ", "NULL", "{x,y}");

    private static final List<String> BEYOND_THE_BMP = List.of("😀", "😀a", "𝄞", "a😀");

    private static final List<String> PATTERNS =
            List.of("%", "a%", "%b", "_", "__", "%\\_%", "\\%", "%a%", "", "%\\\\%", "a_b", "_b%");

    private final boolean beyondTheBmp;

    RandomValues(boolean beyondTheBmp) {
        this.beyondTheBmp = beyondTheBmp;
    }

    /** All values of a type, none twice. */
    List<JsonNode> of(CaseType type) {
        return switch (type) {
            case SHORT, INTEGER, LONG -> numbers(i -> i - 3);
            case DECIMAL -> numbers(i -> (i - 4) + (i % 2 == 0 ? ".2500" : ".0000"));
            case FLOAT, DOUBLE -> numbers(i -> (i - 6) / 8.0);
            case BOOLEAN -> List.of(MAPPER.valueToTree(true), MAPPER.valueToTree(false));
            case STRING, TEXT -> texts();
            case UUID ->
                numbers(i -> String.format(Locale.ROOT, "%02x000000-0000-4000-8000-0000000000%02x", i * 13, i));
            case DATE -> numbers(i -> String.format(Locale.ROOT, "19%02d-02-%02d", 60 + i, i + 1));
            case TIME -> numbers(i -> String.format(Locale.ROOT, "%02d:30:00.%03d", i, i));
            case TIMESTAMP -> numbers(i -> String.format(Locale.ROOT, "20%02d-03-31T02:%02d:00", i, i));
            case TIMESTAMP_WITH_ZONE ->
                numbers(i -> String.format(Locale.ROOT, "2021-0%d-01T12:00:00+0%d:00", i % 8 + 1, i % 4));
            case INSTANT -> numbers(i -> String.format(Locale.ROOT, "1969-12-31T23:59:%02d.000001Z", i * 2));
            case BYTES -> numbers(i -> new byte[] {(byte) (i * 20), 0, 92});
            case INTEGERS -> numbers(i -> IntStream.range(0, i % 4).toArray());
        };
    }

    private static List<JsonNode> numbers(IntFunction<Object> value) {
        return IntStream.range(0, 20)
                .mapToObj(value)
                .<JsonNode>map(MAPPER::valueToTree)
                .distinct()
                .toList();
    }

    private List<JsonNode> texts() {
        List<String> texts = new ArrayList<>(TEXTS);
        if (beyondTheBmp) {
            texts.addAll(BEYOND_THE_BMP);
        }
        return texts.stream().<JsonNode>map(MAPPER::valueToTree).toList();
    }

    static JsonNode pattern(Dice dice) {
        return MAPPER.valueToTree(dice.pick(PATTERNS));
    }
}
