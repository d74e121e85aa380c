package io.interflux.testkit.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interflux.testkit.cases.CaseDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the documents do not show, by a small library whose graphs can be checked by hand. */
class ReferenceEvaluatorTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    /** Ana wrote 1, 2 and 3, Bob 4; nobody wrote 5. Book 1 has the tag x twice and y, book 2 has y, book 4 has x. */
    private static final String LIBRARY =
            """
            {models: [
              {name: 'author', table: 'authors', primaryKey: ['id'], columns: [
                {name: 'id', type: 'string', nullable: false}, {name: 'born', type: 'integer', nullable: true}]},
              {name: 'book', table: 'books', primaryKey: ['id'], columns: [
                {name: 'id', type: 'integer', nullable: false}, {name: 'title', type: 'string', nullable: true},
                {name: 'authorId', type: 'string', nullable: true}]},
              {name: 'tag', table: 'tags', primaryKey: ['id'], columns: [{name: 'id', type: 'string', nullable: false}]},
              {name: 'link', table: 'links', primaryKey: ['id'], columns: [
                {name: 'id', type: 'integer', nullable: false}, {name: 'bookId', type: 'integer', nullable: false},
                {name: 'tagId', type: 'string', nullable: false}, {name: 'note', type: 'string', nullable: true}]},
              {name: 'shelf', table: 'shelves', primaryKey: ['row', 'place'], columns: [
                {name: 'row', type: 'integer', nullable: false}, {name: 'place', type: 'integer', nullable: false}]},
              {name: 'copy', table: 'copies', primaryKey: ['id'], columns: [
                {name: 'id', type: 'integer', nullable: false}, {name: 'row', type: 'integer', nullable: true},
                {name: 'place', type: 'integer', nullable: true}]},
              {name: 'node', table: 'nodes', primaryKey: ['id'], columns: [{name: 'id', type: 'integer', nullable: false}]},
              {name: 'edge', table: 'edges', primaryKey: ['a', 'b'], columns: [
                {name: 'a', type: 'integer', nullable: false}, {name: 'b', type: 'integer', nullable: false}]}],
             associations: [
              {kind: 'belongsToMany', source: 'node', target: 'node', as: 'next', through: 'edge', foreignKey: 'a', otherKey: 'b'},
              {kind: 'belongsToMany', source: 'node', target: 'node', as: 'before', through: 'edge', foreignKey: 'b', otherKey: 'a'},
              {kind: 'hasMany', source: 'author', target: 'book', as: 'books', foreignKey: 'authorId'},
              {kind: 'hasOne', source: 'author', target: 'book', as: 'work', foreignKey: 'authorId'},
              {kind: 'hasMany', source: 'author', target: 'book', as: 'untitled', foreignKey: 'authorId', scope: {title: 'b'}},
              {kind: 'belongsTo', source: 'book', target: 'author', as: 'author', foreignKey: 'authorId'},
              {kind: 'belongsToMany', source: 'book', target: 'tag', as: 'tags', through: 'link', foreignKey: 'bookId', otherKey: 'tagId'},
              {kind: 'belongsToMany', source: 'tag', target: 'book', as: 'books', through: 'link', foreignKey: 'tagId', otherKey: 'bookId',
               throughScope: {note: 'n'}},
              {kind: 'hasMany', source: 'shelf', target: 'copy', as: 'copies', foreignKey: ['row', 'place']}],
             rows: {
              nodes: [{id: 4}, {id: 3}, {id: 2}, {id: 1}],
              edges: [{a: 1, b: 2}, {a: 1, b: 3}, {a: 2, b: 4}, {a: 3, b: 4}, {a: 4, b: 1}],
              authors: [{id: 'bob', born: null}, {id: 'ana', born: 1900}, {id: 'cyd', born: 1800}],
              books: [{id: 3, title: null, authorId: 'ana'}, {id: 1, title: 'b', authorId: 'ana'}, {id: 2, title: 'a', authorId: 'ana'},
                      {id: 4, title: 'b', authorId: 'bob'}, {id: 5, title: 'z', authorId: null}],
              tags: [{id: 'y'}, {id: 'x'}],
              links: [{id: 10, bookId: 1, tagId: 'x', note: null}, {id: 9, bookId: 1, tagId: 'y', note: 'n'},
                      {id: 8, bookId: 1, tagId: 'x', note: 'n'}, {id: 7, bookId: 2, tagId: 'y', note: null},
                      {id: 6, bookId: 4, tagId: 'x', note: 'm'}, {id: 5, bookId: 4, tagId: 'gone', note: 'n'}],
              shelves: [{row: 1, place: 11}, {row: 11, place: 1}],
              copies: [{id: 1, row: 1, place: 11}, {id: 2, row: 11, place: 1}, {id: 3, row: 1, place: null}]}}
            """;

    /** The roots as {@code ana[1 2 3]}: keys, and in brackets the children of each include. */
    private static String graph(String query) {
        return outline(evaluator(query).roots());
    }

    private static ReferenceEvaluator evaluator(String query) {
        try {
            ObjectNode json = (ObjectNode) MAPPER.readTree(LIBRARY);
            json.set("query", MAPPER.readTree(query));
            return ReferenceEvaluator.of(new CaseDocument("library", json));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(query, unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static String outline(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(ReferenceEvaluatorTest::outline).collect(Collectors.joining(" "));
        }
        if (!(value instanceof Map<?, ?> map)) {
            return "-";
        }
        StringBuilder text = new StringBuilder(String.valueOf(map.containsKey("id") ? map.get("id") : map.get("row")));
        ((Map<String, @Nullable Object>) map).forEach((name, child) -> {
            if (name.equals("link")) {
                text.append("/").append(outline(child));
            } else if (child instanceof List || child instanceof Map || name.equals("work") || name.equals("author")) {
                text.append('[').append(outline(child)).append(']');
            }
        });
        return text.toString();
    }

    @Test
    void limitAndOffsetArePerParent() {
        assertThat(graph("{root: 'author', include: [{as: 'books', limit: 2}]}"))
                .isEqualTo("ana[1 2] bob[4] cyd[]");
        assertThat(graph("{root: 'author', include: [{as: 'books', offset: 1}]}"))
                .isEqualTo("ana[2 3] bob[] cyd[]");
        assertThat(graph("{root: 'author', include: [{as: 'books', limit: 1, offset: 1}]}"))
                .isEqualTo("ana[2] bob[] cyd[]");
        assertThat(graph("{root: 'book', include: [{as: 'tags', limit: 2, through: {attributes: []}}], limit: 2}"))
                .isEqualTo("1[x x] 2[y]");
    }

    @Test
    void requiredIsDecidedBeforeLimitAndOffset() {
        assertThat(graph("{root: 'author', include: [{as: 'books', required: true, offset: 9}]}"))
                .isEqualTo("ana[] bob[]");
        assertThat(
                        graph(
                                "{root: 'author', include: [{as: 'books', where: {column: 'title', op: 'eq', value: 'b'}, limit: 0}]}"))
                .isEqualTo("ana[] bob[]");
    }

    @Test
    void perParentLimitCountsChildrenThatHaveTheirOwnRequiredChildren() {
        assertThat(graph("{root: 'author', include: [{as: 'books', limit: 1, order: [{column: 'id', dir: 'DESC'}],"
                        + " include: [{as: 'tags', required: true, through: {attributes: []}}]}]}"))
                .isEqualTo("ana[2[y]] bob[4[x]] cyd[]");
    }

    @Test
    void everyLinkIsAChildAndLinksWithoutTargetAreNone() {
        assertThat(graph("{root: 'book', include: [{as: 'tags'}], limit: 4}"))
                .isEqualTo("1[x/8 x/10 y/9] 2[y/7] 3[] 4[x/6]");
    }

    @Test
    void orderByTheJunctionComesBeforeTheKeys() {
        assertThat(graph("{root: 'book', limit: 1,"
                        + " include: [{as: 'tags', order: [{column: 'note', through: true, dir: 'DESC'}]}]}"))
                .isEqualTo("1[x/10 x/8 y/9]");
        assertThat(graph("{root: 'book', limit: 1,"
                        + " include: [{as: 'tags', order: [{column: 'note', through: true, dir: 'ASC'}]}]}"))
                .isEqualTo("1[x/8 y/9 x/10]");
    }

    @Test
    void scopesHoldForTargetsAndLinks() {
        assertThat(graph("{root: 'author', include: [{as: 'untitled'}]}")).isEqualTo("ana[1] bob[4] cyd[]");
        assertThat(graph("{root: 'tag', include: [{as: 'books'}]}")).isEqualTo("x[1/8] y[1/9]");
    }

    @Test
    void aHasOneWithSeveralRowsGivesTheFirstAfterItsFilters() {
        assertThat(graph("{root: 'author', include: [{as: 'work'}]}")).isEqualTo("ana[1] bob[4] cyd[-]");
        assertThat(graph("{root: 'author', include: [{as: 'work', order: [{column: 'title', dir: 'ASC'}]}]}"))
                .isEqualTo("ana[2] bob[4] cyd[-]");
        assertThat(graph("{root: 'author', include: [{as: 'work', required: false,"
                        + " where: {column: 'id', op: 'gt', value: 2}}]}"))
                .isEqualTo("ana[3] bob[4] cyd[-]");
    }

    @Test
    void compositeKeysAreComparedColumnByColumn() {
        assertThat(graph("{root: 'shelf', include: [{as: 'copies'}]}")).isEqualTo("1[1] 11[2]");
    }

    @Test
    void nullsAreLastAscendingAndFirstDescending() {
        assertThat(graph("{root: 'author', order: [{column: 'born', dir: 'ASC'}]}"))
                .isEqualTo("cyd ana bob");
        assertThat(graph("{root: 'author', order: [{column: 'born', dir: 'DESC'}]}"))
                .isEqualTo("bob ana cyd");
    }

    @Test
    void orderByAToOneIsThatOfTheRowShown() {
        assertThat(graph(
                        "{root: 'book', order: [{path: ['author'], column: 'born', dir: 'DESC'}], attributes: ['id']}"))
                .isEqualTo("4 5 1 2 3");
        assertThat(graph("{root: 'book', include: [{as: 'author', required: false,"
                        + " where: {column: 'id', op: 'eq', value: 'bob'}}],"
                        + " order: [{path: ['author'], column: 'id', dir: 'ASC'}]}"))
                .isEqualTo("4[bob] 1[-] 2[-] 3[-] 5[-]");
    }

    @Test
    void countsFilterAndOrder() {
        assertThat(graph("{root: 'book', where: {count: 'tags', op: 'gte', value: 1}}"))
                .isEqualTo("1 2 4");
        assertThat(graph("{root: 'book', where: {count: 'tags', where: {column: 'note', through: true, op: 'isNull'},"
                        + " op: 'eq', value: 1}}"))
                .isEqualTo("1 2");
        assertThat(graph("{root: 'author', order: [{count: 'books', dir: 'ASC'}]}"))
                .isEqualTo("cyd bob ana");
    }

    @Test
    void quantifiersTakeUnknownForNotTrue() {
        String early = "{column: 'title', op: 'lt', value: 'm'}";
        assertThat(graph("{root: 'author', where: {any: 'books', where: " + early + "}}"))
                .isEqualTo("ana bob");
        assertThat(graph("{root: 'author', where: {all: 'books', where: " + early + "}}"))
                .isEqualTo("bob cyd");
        assertThat(graph("{root: 'author', where: {none: 'books', where: {column: 'title', op: 'isNull'}}}"))
                .isEqualTo("bob cyd");
        assertThat(graph("{root: 'author', where: {any: 'books'}}")).isEqualTo("ana bob");
    }

    @Test
    void unknownStaysUnknownUnderNot() {
        assertThat(graph("{root: 'author', where: {not: {column: 'born', op: 'eq', value: 1900}}}"))
                .isEqualTo("cyd");
        assertThat(graph("{root: 'author', where: {column: 'born', op: 'notIn', value: [1900]}}"))
                .isEqualTo("cyd");
        assertThat(graph("{root: 'author', where: {column: 'born', op: 'notIn', value: []}}"))
                .isEqualTo("ana bob cyd");
        assertThat(graph("{root: 'author', where: {column: 'born', op: 'in', value: []}}"))
                .isEmpty();
        assertThat(
                        graph(
                                "{root: 'author', where: {or: [{column: 'born', op: 'lt', value: 1}, {column: 'born', op: 'isNull'}]}}"))
                .isEqualTo("bob");
    }

    @Test
    void conditionsFollowToOnes() {
        assertThat(graph("{root: 'book', where: {path: ['author'], column: 'born', op: 'eq', value: 1900}}"))
                .isEqualTo("1 2 3");
        assertThat(graph("{root: 'author', where: {path: ['work'], column: 'id', op: 'eq', value: 1}}"))
                .isEqualTo("ana");
    }

    @Test
    void requiredIsLocalToItsParent() {
        assertThat(graph("{root: 'author', include: [{as: 'books', required: false, include: ["
                        + "{as: 'tags', where: {column: 'id', op: 'eq', value: 'y'}, through: {attributes: []}}]}]}"))
                .isEqualTo("ana[1[y] 2[y]] bob[] cyd[]");
    }

    @Test
    void totalsCountRootsWithoutLimitAndOffset() {
        ReferenceEvaluator evaluator =
                evaluator("{root: 'author', limit: 1, offset: 1, include: [{as: 'books', required: true}]}");
        assertThat(outline(evaluator.roots())).isEqualTo("bob[4]");
        assertThat(evaluator.total()).isEqualTo(2);
    }

    private static String beneath(int start, String recursion) {
        return graph("{root: 'node', where: {column: 'id', op: 'eq', value: " + start + "},"
                + " include: [{as: 'next', through: {attributes: []}, recursive: " + recursion + "}]}");
    }

    @Test
    void aRowIsExpandedOnceWhereItIsShallowest() {
        assertThat(beneath(1, "{}")).isEqualTo("1[2[4[1]] 3[4]]");
        assertThat(beneath(1, "{depth: 2}")).isEqualTo("1[2[4] 3[4]]");
        assertThat(beneath(1, "{depth: 1}")).isEqualTo("1[2 3]");
    }

    @Test
    void everywhereEndsAtItsOwnAncestors() {
        assertThat(beneath(1, "{everywhere: true}")).isEqualTo("1[2[4[1]] 3[4[1]]]");
        assertThat(beneath(1, "{everywhere: true, depth: 3}")).isEqualTo("1[2[4[1]] 3[4[1]]]");
        assertThat(beneath(4, "{everywhere: true, depth: 2}")).isEqualTo("4[1[2 3]]");
    }

    @Test
    void associationsThatAreFollowedTogetherAreOneWalk() {
        assertThat(beneath(2, "{along: [{as: 'before', through: {attributes: []}}]}"))
                .isEqualTo("2[4[1][2 3]][1[2 3[4][1]][4]]");
    }
}
