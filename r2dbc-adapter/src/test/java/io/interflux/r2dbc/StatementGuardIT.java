package io.interflux.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementGuard;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The guard counts what one subscription sends, wherever in it, and nothing else. */
class StatementGuardIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Select<DynamicEntity> AUTHORS = Select.from("author");

    private static Interflux library(TestDatabase database) {
        SchemaBuilder schema = Schema.builder();
        ModelDefinition author = schema.define("author").id("id", DataType.LONG);
        ModelDefinition book = schema.define("book").id("id", DataType.LONG);
        schema.hasMany(author, book).as("books").foreignKey("authorId");
        Interflux interflux = R2dbcInterflux.create(database.pool(4), schema.build());
        interflux
                .schema()
                .create()
                .thenMany(interflux.insertAll(rows("author", Map.of())))
                .thenMany(interflux.insertAll(rows("book", Map.of("authorId", 1L))))
                .blockLast(LIMIT);
        return interflux;
    }

    private static List<DynamicEntity> rows(String model, Map<String, Object> values) {
        return LongStream.rangeClosed(1, 3)
                .mapToObj(id -> {
                    Map<String, Object> row = new HashMap<>(values);
                    row.put("id", id);
                    return DynamicEntity.of(model, row);
                })
                .toList();
    }

    private static Select<DynamicEntity> booksOf(DynamicEntity author) {
        Object id = Objects.requireNonNull(author.get("id"));
        return Select.from("book")
                .where(ModelHandle.of("book").attribute("authorId").eq(id));
    }

    @OnEachDatabase
    void theExpectedNumberPasses(TestDatabase database) {
        Interflux library = library(database);
        StepVerifier.create(StatementGuard.expectStatements(2, library.find(AUTHORS.include("books"))))
                .expectNextCount(3)
                .verifyComplete();
        StepVerifier.create(StatementGuard.expectStatements(1, library.count(AUTHORS)))
                .expectNext(3L)
                .verifyComplete();
        StepVerifier.create(StatementGuard.expectAtMost(2, library.find(AUTHORS)))
                .expectNextCount(3)
                .verifyComplete();
    }

    @OnEachDatabase
    void aStatementForEachElementIsNamed(TestDatabase database) {
        Interflux library = library(database);
        Flux<DynamicEntity> books = library.find(AUTHORS).concatMap(author -> library.find(booksOf(author)));
        StepVerifier.create(StatementGuard.expectStatements(2, books))
                .expectNextCount(3)
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(AssertionError.class)
                        .hasMessageStartingWith("Expected 2 statements, but 4 were sent:\n  1 x SELECT ")
                        .hasMessageContaining("\n  3 x SELECT ")
                        .hasMessageEndingWith("\nA statement for each element is usually a missing include."));
        StepVerifier.create(StatementGuard.expectAtMost(3, books.then()))
                .verifyErrorSatisfies(error ->
                        assertThat(error).hasMessageStartingWith("Expected at most 3 statements, but 4 were sent:"));
    }

    @OnEachDatabase
    void fewerThanExpectedFailToo(TestDatabase database) {
        Interflux library = library(database);
        StepVerifier.create(StatementGuard.expectStatements(1, Mono.just(1)))
                .verifyErrorSatisfies(error -> assertThat(error).hasMessage("Expected 1 statement, but 0 were sent"));
        StepVerifier.create(StatementGuard.expectStatements(0, library.find(AUTHORS.limit(0))))
                .verifyComplete();
    }

    @OnEachDatabase
    void whatOthersSendIsNotCounted(TestDatabase database) {
        Interflux library = library(database);
        Flux<DynamicEntity> guarded = StatementGuard.expectStatements(1, library.find(AUTHORS));
        Flux<DynamicEntity> others = Flux.range(0, 20).flatMap(i -> library.find(AUTHORS.include("books")), 2);
        StepVerifier.create(Flux.merge(guarded.repeat(9), others))
                .expectNextCount(30 + 60)
                .verifyComplete();
    }

    @OnEachDatabase
    void statementsInsideATransactionAreCounted(TestDatabase database) {
        Interflux library = library(database);
        Flux<DynamicEntity> work = library.inTransaction(same -> same.find(AUTHORS.include("books"))
                .concatMap(author -> same.insert(DynamicEntity.of("author", Map.of("id", idOf(author) + 10)))));
        // H2 puts a savepoint around each insert of a transaction and releases it
        int ofInsert = database.kind() == TestDatabase.Kind.H2 ? 3 : 1;
        StepVerifier.create(StatementGuard.expectStatements(2 + 3 * ofInsert, work))
                .expectNextCount(3)
                .verifyComplete();
    }

    private static long idOf(DynamicEntity author) {
        return Objects.requireNonNull(author.get("id", Long.class));
    }

    @OnEachDatabase
    void guardsMayBeNested(TestDatabase database) {
        Interflux library = library(database);
        Mono<Long> inner = StatementGuard.expectStatements(1, library.count(AUTHORS));
        StepVerifier.create(StatementGuard.expectStatements(2, inner.then(library.count(AUTHORS))))
                .expectNext(3L)
                .verifyComplete();
    }

    @OnEachDatabase
    void errorsOfTheWorkComeAsTheyAre(TestDatabase database) {
        Interflux library = library(database);
        Flux<DynamicEntity> failing = library.find(AUTHORS).map(author -> {
            throw new IllegalStateException("mine");
        });
        StepVerifier.create(StatementGuard.expectStatements(7, failing)).verifyErrorMessage("mine");
    }
}
