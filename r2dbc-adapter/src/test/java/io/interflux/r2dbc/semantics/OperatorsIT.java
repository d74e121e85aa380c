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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every operator on every kind of attribute that allows it: the same rows as plain Java finds, on every database, by one statement. */
class OperatorsIT {

    private static final int ROWS = 12;
    private static final ModelHandle<DynamicEntity> SAMPLE = ModelHandle.of("sample");
    private static final List<Kind<?>> KINDS =
            Stream.concat(Kind.ORDERED.stream(), Kind.UNORDERED.stream()).toList();

    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        SchemaBuilder schema = Schema.builder();
        ModelDefinition sample = schema.define("sample").id("id", DataType.INTEGER);
        KINDS.forEach(kind -> sample.attribute(kind.attribute(), kind.type()));
        sample.attribute("document", DataType.JSON);
        return schema.build();
    }

    /** A condition, and whether a row satisfies it. */
    private record Check(String text, Condition<DynamicEntity> condition, Function<Integer, Truth> expected) {

        Check not() {
            return new Check(
                    "not " + text, condition.not(), row -> expected.apply(row).not());
        }
    }

    private static Sandbox open(TestDatabase database) {
        Sandbox sandbox = Sandbox.of(database, SCHEMA);
        sandbox.all(sandbox.interflux()
                .insertAll(IntStream.range(0, ROWS)
                        .mapToObj(row -> DynamicEntity.of("sample", values(row)))
                        .toList()));
        return sandbox;
    }

    private static Map<String, @Nullable Object> values(int row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("id", row);
        KINDS.forEach(kind -> values.put(kind.attribute(), kind.valueOf(row)));
        values.put("document", row % 2 == 0 ? "{\"row\": " + row + "}" : null);
        return values;
    }

    private static void assertAll(Sandbox sandbox, List<Check> checks) {
        assertThat(checks).isNotEmpty();
        checks.stream().flatMap(check -> Stream.of(check, check.not())).forEach(check -> assertRows(sandbox, check));
    }

    private static void assertRows(Sandbox sandbox, Check check) {
        Select<DynamicEntity> select = Select.from(SAMPLE)
                .only(SAMPLE.attribute("id"))
                .where(check.condition())
                .limit(ROWS);
        List<@Nullable Object> found = new ArrayList<>();
        sandbox.find(select, 1).forEach(row -> found.add(row.get("id")));
        List<@Nullable Object> expected = new ArrayList<>();
        IntStream.range(0, ROWS)
                .filter(row -> check.expected().apply(row) == Truth.TRUE)
                .forEach(expected::add);
        assertThat(found).as(check.text()).isEqualTo(expected);
    }

    private static Check check(
            String operator, Kind<?> kind, Condition<DynamicEntity> condition, Predicate<Object> test) {
        return new Check(operator + " " + kind.attribute(), condition, row -> {
            Object value = kind.valueOf(row);
            return value == null ? Truth.UNKNOWN : Truth.of(test.test(value));
        });
    }

    private static Check always(String operator, Kind<?> kind, Condition<DynamicEntity> condition, boolean result) {
        return new Check(operator + " " + kind.attribute(), condition, row -> Truth.of(result));
    }

    private static DynamicHandle<DynamicEntity> handle(Kind<?> kind) {
        return SAMPLE.attribute(kind.attribute());
    }

    @OnEachDatabase
    void valuesAreEqualOrNot(TestDatabase database) {
        Sandbox sandbox = open(database);
        for (Kind<?> kind : KINDS) {
            for (Object value : kind.values()) {
                assertAll(
                        sandbox,
                        List.of(
                                check("eq", kind, handle(kind).eq(value), own -> Kind.equal(own, value)),
                                check("ne", kind, handle(kind).ne(value), own -> !Kind.equal(own, value))));
            }
        }
    }

    @OnEachDatabase
    void valuesAreInListsOrNot(TestDatabase database) {
        Sandbox sandbox = open(database);
        for (Kind<?> kind : KINDS) {
            for (int size = 1; size <= kind.values().size(); size++) {
                List<Object> list = List.copyOf(kind.values().subList(0, size));
                Predicate<Object> isIn = own -> list.stream().anyMatch(value -> Kind.equal(own, value));
                assertAll(
                        sandbox,
                        List.of(
                                check("in " + size, kind, handle(kind).in(list), isIn),
                                check("notIn " + size, kind, handle(kind).notIn(list), isIn.negate())));
            }
        }
    }

    /** Also where the attribute is null. */
    @OnEachDatabase
    void nothingIsInAnEmptyList(TestDatabase database) {
        Sandbox sandbox = open(database);
        for (Kind<?> kind : KINDS) {
            assertAll(
                    sandbox,
                    List.of(
                            always("in empty", kind, handle(kind).in(List.of()), false),
                            always("notIn empty", kind, handle(kind).notIn(List.of()), true)));
        }
    }

    /** True OR anything is true, which Sequelize turns into anything. */
    @OnEachDatabase
    void anEmptyListInsideAnOrCounts(TestDatabase database) {
        Sandbox sandbox = open(database);
        Kind<?> kind = KINDS.get(0);
        Condition<DynamicEntity> never = handle(kind).isNull().and(handle(kind).isNotNull());
        assertAll(
                sandbox,
                List.of(
                        always(
                                "notIn empty or",
                                kind,
                                handle(kind).notIn(List.of()).or(never),
                                true),
                        always("in empty or", kind, handle(kind).in(List.of()).or(never), false)));
    }

    @OnEachDatabase
    void nullIsNeitherEqualNorDifferentAndCanBeAskedFor(TestDatabase database) {
        Sandbox sandbox = open(database);
        for (Kind<?> kind : KINDS) {
            assertAll(
                    sandbox,
                    List.of(
                            new Check(
                                    "isNull " + kind.attribute(),
                                    handle(kind).isNull(),
                                    row -> Truth.of(kind.valueOf(row) == null)),
                            new Check(
                                    "isNotNull " + kind.attribute(),
                                    handle(kind).isNotNull(),
                                    row -> Truth.of(kind.valueOf(row) != null))));
        }
    }

    @OnEachDatabase
    void documentsAreNullOrNot(TestDatabase database) {
        Sandbox sandbox = open(database);
        DynamicHandle<DynamicEntity> document = SAMPLE.attribute("document");
        assertAll(
                sandbox,
                List.of(
                        new Check("isNull document", document.isNull(), row -> Truth.of(row % 2 == 1)),
                        new Check("isNotNull document", document.isNotNull(), row -> Truth.of(row % 2 == 0))));
    }

    @OnEachDatabase
    void valuesAreOrdered(TestDatabase database) {
        Sandbox sandbox = open(database);
        for (Kind<?> kind : Kind.ORDERED) {
            assertOrdered(sandbox, kind);
        }
    }

    private static <V> void assertOrdered(Sandbox sandbox, Kind<V> kind) {
        Comparator<? super V> order = Objects.requireNonNull(kind.order());
        for (V value : kind.values()) {
            DynamicHandle<DynamicEntity> handle = handle(kind);
            assertAll(
                    sandbox,
                    List.of(
                            compared("gt", kind, handle.greaterThan(value), own -> order.compare(own, value) > 0),
                            compared(
                                    "gte",
                                    kind,
                                    handle.greaterThanOrEqual(value),
                                    own -> order.compare(own, value) >= 0),
                            compared("lt", kind, handle.lessThan(value), own -> order.compare(own, value) < 0),
                            compared(
                                    "lte",
                                    kind,
                                    handle.lessThanOrEqual(value),
                                    own -> order.compare(own, value) <= 0)));
            for (V high : kind.values()) {
                Predicate<V> inside = own -> order.compare(own, value) >= 0 && order.compare(own, high) <= 0;
                assertRows(sandbox, compared("between", kind, handle.between(value, high), inside));
            }
        }
    }

    private static <V> Check compared(
            String operator, Kind<V> kind, Condition<DynamicEntity> condition, Predicate<V> test) {
        return new Check(operator + " " + kind.attribute(), condition, row -> {
            V value = kind.valueOf(row);
            return value == null ? Truth.UNKNOWN : Truth.of(test.test(value));
        });
    }

    @OnEachDatabase
    void truthIsAskedForByItsName(TestDatabase database) {
        Sandbox sandbox = open(database);
        Kind<?> flag = Kind.UNORDERED.get(0);
        assertAll(
                sandbox,
                List.of(
                        check("isTrue", flag, SAMPLE.bool("flag").isTrue(), Boolean.TRUE::equals),
                        check("isFalse", flag, SAMPLE.bool("flag").isFalse(), Boolean.FALSE::equals)));
    }
}
