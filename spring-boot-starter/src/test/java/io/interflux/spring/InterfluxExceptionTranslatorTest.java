package io.interflux.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.interflux.error.BudgetExceededException;
import io.interflux.error.BulkLoadException;
import io.interflux.error.ConstraintViolationException;
import io.interflux.error.ConstraintViolationException.Kind;
import io.interflux.error.CursorException;
import io.interflux.error.CycleException;
import io.interflux.error.DatabaseException;
import io.interflux.error.InterfluxException;
import io.interflux.error.NotLoadedException;
import io.interflux.error.QueryException;
import io.interflux.error.SchemaException;
import io.interflux.error.StaleEntityException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;

/** What each error of the library's is in Spring's terms. */
class InterfluxExceptionTranslatorTest {

    private final InterfluxExceptionTranslator translator = new InterfluxExceptionTranslator();

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments(violation(Kind.UNIQUE), DuplicateKeyException.class),
                arguments(violation(Kind.FOREIGN_KEY), DataIntegrityViolationException.class),
                arguments(new StaleEntityException("user", "1", 2L), OptimisticLockingFailureException.class),
                arguments(new QueryException("no"), InvalidDataAccessApiUsageException.class),
                arguments(new CursorException("abc", "no"), InvalidDataAccessApiUsageException.class),
                arguments(new SchemaException("no"), InvalidDataAccessApiUsageException.class),
                arguments(new NotLoadedException("no"), InvalidDataAccessApiUsageException.class),
                arguments(new BudgetExceededException("no", "users", 1), NonTransientDataAccessResourceException.class),
                arguments(new CycleException("no", "users", List.of()), DataRetrievalFailureException.class),
                arguments(refused("40001"), CannotAcquireLockException.class),
                arguments(refused("40P01"), PessimisticLockingFailureException.class),
                arguments(refused("55P03"), CannotAcquireLockException.class),
                arguments(refused("HYT00"), CannotAcquireLockException.class),
                arguments(refused("57014"), QueryTimeoutException.class),
                arguments(refused("57P01"), DataAccessResourceFailureException.class),
                arguments(refused("42501"), PermissionDeniedDataAccessException.class),
                arguments(refused("42P01"), InvalidDataAccessResourceUsageException.class),
                arguments(refused("22012"), DataIntegrityViolationException.class),
                arguments(refused("P0001"), UncategorizedInterfluxException.class),
                arguments(refused("9"), UncategorizedInterfluxException.class),
                arguments(refused(null), UncategorizedInterfluxException.class),
                arguments(
                        new DatabaseException("late", null, "SELECT 1", new TimeoutException()),
                        QueryTimeoutException.class),
                arguments(
                        new DatabaseException("No connection", null, null, new TimeoutException()),
                        DataAccessResourceFailureException.class),
                arguments(new InterfluxException("too long", new TimeoutException()), QueryTimeoutException.class),
                arguments(new InterfluxException("over"), UncategorizedInterfluxException.class),
                arguments(new BulkLoadException("no", 0, null, violation(Kind.UNIQUE)), DuplicateKeyException.class),
                arguments(
                        new BulkLoadException("no", 0, null, new IllegalStateException()),
                        UncategorizedInterfluxException.class));
    }

    private static ConstraintViolationException violation(Kind kind) {
        return new ConstraintViolationException("violated", kind, "c", "t", refused("23505"));
    }

    private static DatabaseException refused(@Nullable String state) {
        return new DatabaseException("refused", state, "SELECT 1", new IllegalStateException());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void keepsMessageAndCause(InterfluxException error, Class<? extends DataAccessException> expected) {
        DataAccessException translated = translator.translate(error);
        assertThat(translated)
                .isExactlyInstanceOf(expected)
                .hasMessage(error.getMessage())
                .hasCause(error);
        assertThat(translator.translateExceptionIfPossible(error)).isExactlyInstanceOf(expected);
    }

    @Test
    void leavesTheErrorsOfOthersAlone() {
        assertThat(translator.translateExceptionIfPossible(new IllegalStateException()))
                .isNull();
    }
}
