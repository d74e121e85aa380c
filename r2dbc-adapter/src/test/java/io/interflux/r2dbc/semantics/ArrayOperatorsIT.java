package io.interflux.r2dbc.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.Condition;
import io.interflux.query.DynamicHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Every operator on arrays of every kind of elements: the same rows as plain Java finds, on every database, by one statement. */
class ArrayOperatorsIT {

    private static final ModelHandle<DynamicEntity> SAMPLE = ModelHandle.of("sample");

    /** An array attribute, and three of its elements. */
    private record Elements<C>(String attribute, DataType<C> type, C one, C two, C three) {

        DynamicHandle<DynamicEntity> handle() {
            return SAMPLE.attribute(attribute);
        }

        /** What the rows have, in the order of their keys. */
        List<@Nullable List<C>> rows() {
            List<@Nullable List<C>> rows =
                    new ArrayList<>(List.of(List.of(), List.of(one), List.of(two, one, two), List.of(three)));
            rows.add(null);
            rows.add(List.of(one, two, three));
            return rows;
        }

        /** What the operators are given. */
        List<List<C>> given() {
            return List.of(List.of(), List.of(one), List.of(one, two), List.of(three, three), List.of(three, two, one));
        }
    }

    private static final List<Elements<?>> ALL = List.of(
            new Elements<>("names", DataType.STRING, "a", "", "long'\"\\{},NULL"),
            new Elements<>("notes", DataType.TEXT, "ä", "NULL", " "),
            new Elements<>("numbers", DataType.INTEGER, 1, -1, Integer.MAX_VALUE),
            new Elements<>("keys", DataType.LONG, 1L, 2L, Long.MIN_VALUE),
            new Elements<>("prices", DataType.decimal(10, 2), price("1.50"), price("0.00"), price("-7.10")),
            new Elements<>("ratios", DataType.DOUBLE, 0.1, 2.5, -1e300),
            new Elements<>("flags", DataType.BOOLEAN, true, false, false),
            new Elements<>("uids", DataType.UUID, new UUID(0, 1), new UUID(1, 0), new UUID(-1, -1)),
            new Elements<>("days", DataType.DATE, LocalDate.EPOCH, LocalDate.of(1, 1, 1), LocalDate.of(2024, 2, 29)),
            new Elements<>(
                    "weekdays",
                    DataType.enumOf(DayOfWeek.class),
                    DayOfWeek.MONDAY,
                    DayOfWeek.SUNDAY,
                    DayOfWeek.FRIDAY));

    private static BigDecimal price(String text) {
        return new BigDecimal(text);
    }

    private static Sandbox open(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        ModelDefinition sample = schema.define("sample").id("id", DataType.INTEGER);
        ALL.forEach(elements -> sample.attribute(elements.attribute(), DataType.arrayOf(elements.type())));
        Sandbox sandbox = Sandbox.of(database, schema.build());
        sandbox.all(sandbox.interflux()
                .insertAll(IntStream.range(0, ALL.get(0).rows().size())
                        .mapToObj(ArrayOperatorsIT::row)
                        .toList()));
        return sandbox;
    }

    private static DynamicEntity row(int id) {
        Map<String, @Nullable Object> values = new HashMap<>(Map.of("id", id));
        ALL.forEach(elements -> values.put(elements.attribute(), array(elements, id)));
        return DynamicEntity.of("sample", values);
    }

    private static <C> C @Nullable [] array(Elements<C> elements, int row) {
        List<C> values = elements.rows().get(row);
        return values == null
                ? null
                : DataType.arrayOf(elements.type()).javaType().cast(values.toArray(emptyArray(elements.type())));
    }

    @SuppressWarnings("unchecked") // of that class
    private static <C> C[] emptyArray(DataType<C> type) {
        return (C[]) java.lang.reflect.Array.newInstance(type.javaType(), 0);
    }

    /** Rows with null satisfy neither the condition nor its opposite. */
    private static <C> void assertFinds(
            Sandbox sandbox, Elements<C> elements, Condition<DynamicEntity> condition, Predicate<List<C>> test) {
        assertThat(found(sandbox, condition)).as("%s", condition).isEqualTo(rows(elements, test));
        assertThat(found(sandbox, condition.not())).as("not %s", condition).isEqualTo(rows(elements, test.negate()));
    }

    private static List<Object> found(Sandbox sandbox, Condition<DynamicEntity> condition) {
        Select<DynamicEntity> select = Select.from(SAMPLE)
                .only(SAMPLE.attribute("id"))
                .where(condition)
                .limit(9);
        return sandbox.find(select, 1).stream()
                .<Object>map(row -> row.get("id", Integer.class))
                .toList();
    }

    private static <C> List<Object> rows(Elements<C> elements, Predicate<List<C>> test) {
        List<Object> rows = new ArrayList<>();
        for (int row = 0; row < elements.rows().size(); row++) {
            List<C> values = elements.rows().get(row);
            if (values != null && test.test(values)) {
                rows.add(row);
            }
        }
        return rows;
    }

    @OnEachDatabase
    void elementsAreComparedAsSets(TestDatabase database) {
        Sandbox sandbox = open(database);
        ALL.forEach(elements -> assertElements(sandbox, elements));
    }

    private static <C> void assertElements(Sandbox sandbox, Elements<C> elements) {
        DynamicHandle<DynamicEntity> handle = elements.handle();
        assertFinds(sandbox, elements, handle.contains(elements.one()), own -> own.contains(elements.one()));
        for (List<C> given : elements.given()) {
            assertFinds(sandbox, elements, handle.containsAll(given), own -> own.containsAll(given));
            assertFinds(sandbox, elements, handle.containedBy(given), given::containsAll);
            assertFinds(sandbox, elements, handle.overlaps(given), own -> own.stream()
                    .anyMatch(given::contains));
        }
    }

    @OnEachDatabase
    void lengthsAreCompared(TestDatabase database) {
        Sandbox sandbox = open(database);
        for (Elements<?> elements : ALL) {
            assertFinds(sandbox, elements, elements.handle().length().eq(0), List::isEmpty);
            assertFinds(sandbox, elements, elements.handle().length().greaterThan(1), own -> own.size() > 1);
        }
    }
}
