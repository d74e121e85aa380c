package io.interflux.r2dbc.semantics;

import static io.interflux.r2dbc.semantics.Sandbox.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.error.BudgetExceededException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ComparableHandle;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.TextHandle;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Recursion over graphs of many shapes: bills of material, composite keys, records, a hundred thousand rows, dense cycles. */
class RecursiveGraphsIT {

    private static final ModelHandle<DynamicEntity> PART = ModelHandle.of("part");
    private static final ModelHandle<DynamicEntity> USAGE = ModelHandle.of("usage");
    private static final TextHandle<DynamicEntity> NAME = PART.text("name");
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> COMPONENTS =
            PART.manyToMany("components", PART, USAGE);

    /** A part is known by its maker and a number. */
    private static Schema parts() {
        SchemaBuilder schema = Schema.builder();
        schema.define("part")
                .id("maker", DataType.STRING)
                .id("number", DataType.INTEGER)
                .attribute("name", DataType.STRING);
        schema.belongsToMany("part", "part")
                .through("usage", link -> link.attribute("quantity", DataType.INTEGER))
                .as("components")
                .inverseAs("assemblies")
                .foreignKey("wholeMaker", "wholeNumber")
                .otherKey("partMaker", "partNumber");
        return schema.build();
    }

    private static Sandbox bicycle(TestDatabase database) {
        return Sandbox.of(database, parts())
                .rows(
                        "part(maker, number, name)",
                        row("a", 1, "bicycle"),
                        row("a", 11, "wheel"),
                        row("a1", 1, "frame"),
                        row("b", 1, "spoke"),
                        row("b", 2, "bolt"))
                .rows(
                        "usage(wholeMaker, wholeNumber, partMaker, partNumber, quantity)",
                        row("a", 1, "a", 11, 2),
                        row("a", 1, "a1", 1, 1),
                        row("a", 11, "b", 1, 32),
                        row("a", 11, "b", 2, 1),
                        row("a1", 1, "b", 2, 4),
                        row("b", 1, "b", 2, 1));
    }

    private static final Select<DynamicEntity> BICYCLE =
            Select.from(PART).only(NAME).where(NAME.eq("bicycle")).limit(1);

    @OnEachDatabase
    void aBillOfMaterialIsExpandedEverywhere(TestDatabase database) {
        ComparableHandle<DynamicEntity, Integer> quantity = USAGE.attribute("quantity", Integer.class);
        bicycle(database)
                .assertOutline(
                        BICYCLE.include(COMPONENTS, c -> c.only(NAME)
                                .through(t -> t.only(quantity))
                                .orderBy(COMPONENTS.junction(quantity).desc())
                                .recursive(r -> r.everywhere())),
                        5,
                        "[bicycle{components=["
                                + "wheel{usage={quantity=2}, components=["
                                + "spoke{usage={quantity=32}, components=[bolt{usage={quantity=1}, components=[]}]},"
                                + " bolt{usage={quantity=1}, components=[]}]},"
                                + " frame{usage={quantity=1}, components=[bolt{usage={quantity=4}, components=[]}]}]}]");
    }

    @OnEachDatabase
    void onceARowIsExpandedWhereItIsShallowest(TestDatabase database) {
        bicycle(database)
                .assertOutline(
                        BICYCLE.include(
                                COMPONENTS,
                                c -> c.only(NAME).through(t -> t.none()).recursive()),
                        5,
                        "[bicycle{components=[wheel{components=[spoke{components=[bolt]}, bolt{components=[]}]},"
                                + " frame{components=[bolt]}]}]");
    }

    @OnEachDatabase
    void equalSubtreesAreTheSameInstances(TestDatabase database) {
        DynamicEntity bicycle = bicycle(database)
                .find(
                        BICYCLE.include(
                                COMPONENTS,
                                c -> c.only(NAME).through(t -> t.none()).recursive(r -> r.everywhere())),
                        5)
                .get(0);
        DynamicEntity wheel = bicycle.many("components").get(0);
        DynamicEntity frame = bicycle.many("components").get(1);
        DynamicEntity bolt = frame.many("components").get(0);
        assertThat(bolt).isSameAs(wheel.many("components").get(1));
        assertThat(bolt)
                .isSameAs(wheel.many("components").get(0).many("components").get(0));
    }

    @Entity
    record Category(
            @Id @Generated Long id,
            String name,
            @Nullable Long parentId,
            @BelongsTo @Nullable Category parent,
            @HasMany(foreignKey = "parentId") @Nullable List<Category> children) {}

    private static final ModelHandle<Category> CATEGORY = ModelHandle.of(Category.class);
    private static final TextHandle<Category> CATEGORY_NAME = CATEGORY.text("name");
    private static final ToManyHandle<Category, Category> CHILDREN = CATEGORY.toMany("children", CATEGORY);
    private static final ToOneHandle<Category, Category> PARENT = CATEGORY.toOne("parent", CATEGORY);

    @OnEachDatabase
    void recordsAreMadeChildrenFirst(TestDatabase database) {
        Sandbox sandbox = Sandbox.of(database, Schema.of(Category.class));
        sandbox.all(sandbox.interflux()
                .insertAll(List.of(
                        new Category(1L, "music", null, null, null),
                        new Category(2L, "rock", 1L, null, null),
                        new Category(3L, "jazz", 1L, null, null),
                        new Category(4L, "punk", 2L, null, null))));
        Category music = sandbox.find(
                        Select.from(Category.class)
                                .where(CATEGORY.attribute("parentId", Long.class)
                                        .isNull())
                                .include(CHILDREN, c -> c.orderBy(CATEGORY_NAME.desc())
                                        .recursive(2)),
                        3)
                .get(0);
        assertThat(music)
                .isEqualTo(new Category(
                        1L,
                        "music",
                        null,
                        null,
                        List.of(
                                new Category(2L, "rock", 1L, null, List.of(new Category(4L, "punk", 2L, null, null))),
                                new Category(3L, "jazz", 1L, null, List.of()))));
        Category punk = sandbox.find(
                        Select.from(Category.class)
                                .where(CATEGORY_NAME.eq("punk"))
                                .include(PARENT, p -> p.recursive()),
                        3)
                .get(0);
        Category root = new Category(1L, "music", null, null, null);
        assertThat(punk).isEqualTo(new Category(4L, "punk", 2L, new Category(2L, "rock", 1L, root, null), null));
    }

    private static final ModelHandle<DynamicEntity> NODE = ModelHandle.of("node");
    private static final ComparableHandle<DynamicEntity, Long> ID = NODE.attribute("id", Long.class);

    private static Schema nodes() {
        SchemaBuilder schema = Schema.builder();
        schema.define("node").id("id", DataType.LONG);
        schema.hasMany("node", "node").as("children").foreignKey("parentId");
        schema.belongsToMany("node", "node")
                .through("edge")
                .as("next")
                .inverseAs("previous")
                .foreignKey("fromId")
                .otherKey("toId");
        return schema.build();
    }

    /** Three levels beneath one root. */
    private static Sandbox tree(TestDatabase database, int fanOut) {
        Sandbox sandbox = Sandbox.of(database, nodes());
        List<@Nullable Object[]> rows = new ArrayList<>();
        rows.add(row(0L, null));
        long size = fanOut + (long) fanOut * fanOut + (long) fanOut * fanOut * fanOut;
        for (long id = 1; id <= size; id++) {
            rows.add(row(id, (id - 1) / fanOut));
        }
        return sandbox.rows("node(id, parentId)", array(rows));
    }

    private static @Nullable Object[][] array(List<@Nullable Object[]> rows) {
        return rows.toArray(new @Nullable Object[0][]);
    }

    private static int size(DynamicEntity node) {
        int size = 1;
        for (DynamicEntity child : node.many("children")) {
            size += size(child);
        }
        return size;
    }

    @OnEachDatabase
    void aTreeOfThreeLevelsIsFiveStatements(TestDatabase database) {
        Sandbox sandbox = tree(database, 12);
        Select<DynamicEntity> root = Select.from(NODE).where(ID.eq(0L)).limit(1);
        DynamicEntity whole =
                sandbox.find(root.include("children", c -> c.recursive()), 5).get(0);
        assertThat(size(whole)).isEqualTo(1 + 12 + 144 + 1728);
        assertThat(whole.many("children").get(11).many("children").get(11).many("children"))
                .hasSize(12);
        sandbox.find(root.include("children", c -> c.recursive(3)), 4);
    }

    @OnEachDatabase
    void budgetsNameThePathAndTheLimitAndNothingIsLost(TestDatabase database) {
        Sandbox sandbox = tree(database, 5);
        Select<DynamicEntity> whole =
                Select.from(NODE).where(ID.eq(0L)).limit(1).include("children", c -> c.recursive());
        assertExceeded(sandbox, whole.budget(b -> b.nodes(154)), 154);
        assertExceeded(sandbox, whole.budget(b -> b.nodes(7)), 7);
        assertExceeded(sandbox, whole.budget(b -> b.depth(2)), 2);
        assertThat(sandbox.find(whole.budget(b -> b.nodes(155).depth(3)), 5)).hasSize(1);
    }

    private static void assertExceeded(Sandbox sandbox, Select<DynamicEntity> select, long limit) {
        assertThatThrownBy(() -> sandbox.all(sandbox.interflux().find(select)))
                .isInstanceOfSatisfying(BudgetExceededException.class, exceeded -> {
                    assertThat(exceeded.path()).isEqualTo("node.children");
                    assertThat(exceeded.limit()).isEqualTo(limit);
                });
    }

    @OnEachDatabase
    void afterACancellationNothingMoreIsSentAndTheConnectionServesTheNextLoad(TestDatabase database) {
        Sandbox sandbox = Sandbox.of(database, nodes());
        int levels = 40;
        List<@Nullable Object[]> chain = new ArrayList<>();
        for (long id = 0; id <= levels; id++) {
            chain.add(row(id, id == 0 ? null : id - 1));
        }
        sandbox.rows("node(id, parentId)", array(chain));
        Select<DynamicEntity> select =
                Select.from(NODE).where(ID.eq(0L)).limit(1).include("children", c -> c.recursive());
        int cancelled = 0;
        for (int seed = 0; seed < 30; seed++) {
            Duration moment = Duration.ofNanos(new Random(seed).nextInt(20_000) * 1000L);
            List<DynamicEntity> found =
                    sandbox.all(sandbox.interflux().find(select).takeUntilOther(Mono.delay(moment)));
            cancelled += 1 - found.size();
        }
        assertThat(cancelled).isPositive();
        // begins when what was being sent at the last cancellation has ended
        sandbox.all(sandbox.interflux().find(select));
        DynamicEntity root = sandbox.find(select, levels + 2).get(0);
        assertThat(size(root)).isEqualTo(levels + 1);
    }

    /** 200 nodes and 1,650 edges, most of them on cycles. */
    @OnEachDatabase
    void ofADenseCyclicGraphEachRowIsReadOnce(TestDatabase database) {
        Sandbox sandbox = Sandbox.of(database, nodes());
        Map<Long, Set<Long>> edges = cyclic(200, 1650);
        List<@Nullable Object[]> nodes = new ArrayList<>();
        for (long id = 0; id < 200; id++) {
            nodes.add(row(id, null));
        }
        List<@Nullable Object[]> links = new ArrayList<>();
        edges.forEach((from, to) -> to.forEach(id -> links.add(row(from, id))));
        sandbox.rows("node(id, parentId)", array(nodes)).rows("edge(fromId, toId)", array(links));
        Map<Long, Integer> distances = distances(edges, 0L);
        int levels =
                distances.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        DynamicEntity start = sandbox.find(
                        Select.from(NODE).where(ID.eq(0L)).limit(1).include("next", n -> n.through(t -> t.none())
                                .recursive()),
                        1 + levels + 1 + 1)
                .get(0);
        Map<Long, Integer> expanded = new HashMap<>();
        expand(start, 0, expanded, edges);
        assertThat(expanded).isEqualTo(distances);
    }

    private static Map<Long, Set<Long>> cyclic(int nodes, int edges) {
        Random random = new Random(7);
        Map<Long, Set<Long>> links = new HashMap<>();
        for (int i = 0; i < edges; ) {
            long from = random.nextInt(nodes);
            if (links.computeIfAbsent(from, added -> new TreeSet<>()).add((long) random.nextInt(nodes))) {
                i++;
            }
        }
        return links;
    }

    private static Map<Long, Integer> distances(Map<Long, Set<Long>> edges, long start) {
        Map<Long, Integer> distances = new HashMap<>(Map.of(start, 0));
        Deque<Long> open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            long node = open.remove();
            int distance = distances.getOrDefault(node, 0) + 1;
            for (long next : edges.getOrDefault(node, Set.of())) {
                if (distances.putIfAbsent(next, distance) == null) {
                    open.add(next);
                }
            }
        }
        return distances;
    }

    private static void expand(DynamicEntity node, int depth, Map<Long, Integer> expanded, Map<Long, Set<Long>> edges) {
        Long id = node.get("id", Long.class);
        if (!node.has("next")) {
            return;
        }
        assertThat(expanded.put(id, depth)).isNull();
        Set<Long> shown = new HashSet<>();
        for (DynamicEntity next : node.many("next")) {
            shown.add(next.get("id", Long.class));
            expand(next, depth + 1, expanded, edges);
        }
        assertThat(shown).isEqualTo(edges.getOrDefault(id, Set.of()));
    }
}
