package io.interflux.spring;

import io.interflux.ddl.SchemaMismatchException;
import io.interflux.error.BudgetExceededException;
import io.interflux.error.BulkLoadException;
import io.interflux.error.ConstraintViolationException;
import io.interflux.error.CursorException;
import io.interflux.error.CycleException;
import io.interflux.error.DatabaseException;
import io.interflux.error.InterfluxException;
import io.interflux.error.NotLoadedException;
import io.interflux.error.QueryException;
import io.interflux.error.SchemaException;
import io.interflux.error.StaleEntityException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
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
import org.springframework.dao.support.PersistenceExceptionTranslator;

/**
 * Tells what an error of the library's is in Spring's terms: a violated unique constraint is a {@link DuplicateKeyException}, a stale entity an
 * {@link OptimisticLockingFailureException}. The message stays, and the error is the cause. Errors of the database are told apart by their
 * SQLSTATE, which all drivers give alike.
 *
 * <p>Spring itself translates only what a {@code @Repository} throws, not what its {@code Mono} or {@code Flux} signals:
 *
 * <pre>{@code
 * interflux.insert(user).onErrorMap(InterfluxException.class, translator::translate)
 * }</pre>
 */
public final class InterfluxExceptionTranslator implements PersistenceExceptionTranslator {

    private static final Map<Class<? extends InterfluxException>, Kind> BY_CLASS = Map.of(
            QueryException.class, InvalidDataAccessApiUsageException::new,
            CursorException.class, InvalidDataAccessApiUsageException::new,
            SchemaException.class, InvalidDataAccessApiUsageException::new,
            NotLoadedException.class, InvalidDataAccessApiUsageException::new,
            SchemaMismatchException.class, InvalidDataAccessResourceUsageException::new,
            StaleEntityException.class, OptimisticLockingFailureException::new,
            BudgetExceededException.class, NonTransientDataAccessResourceException::new,
            CycleException.class, DataRetrievalFailureException::new);

    /** By a whole SQLSTATE or its class, which are its first two characters. HYT00 is H2's for a lock that was not had in time. */
    private static final Map<String, Kind> BY_STATE = Map.ofEntries(
            Map.entry("40001", CannotAcquireLockException::new),
            Map.entry("55P03", CannotAcquireLockException::new),
            Map.entry("HYT00", CannotAcquireLockException::new),
            Map.entry("40", PessimisticLockingFailureException::new),
            Map.entry("57014", QueryTimeoutException::new),
            Map.entry("42501", PermissionDeniedDataAccessException::new),
            Map.entry("28", PermissionDeniedDataAccessException::new),
            Map.entry("42", InvalidDataAccessResourceUsageException::new),
            Map.entry("22", DataIntegrityViolationException::new),
            Map.entry("08", DataAccessResourceFailureException::new),
            Map.entry("53", DataAccessResourceFailureException::new),
            Map.entry("57", DataAccessResourceFailureException::new),
            Map.entry("58", DataAccessResourceFailureException::new));

    /** The error in Spring's terms, or {@code null} if it is none of the library's. */
    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException error) {
        return error instanceof InterfluxException mine ? translate(mine) : null;
    }

    /** The error in Spring's terms, with the error as its cause; an {@link UncategorizedInterfluxException} where Spring has no term for it. */
    public DataAccessException translate(InterfluxException error) {
        return kind(error).with(String.valueOf(error.getMessage()), error);
    }

    private static Kind kind(InterfluxException error) {
        if (error instanceof BulkLoadException && error.getCause() instanceof InterfluxException reason) {
            return kind(reason);
        }
        if (error instanceof ConstraintViolationException violation) {
            return violation.kind() == ConstraintViolationException.Kind.UNIQUE
                    ? DuplicateKeyException::new
                    : DataIntegrityViolationException::new;
        }
        if (error instanceof DatabaseException refused) {
            return kind(refused);
        }
        Kind fallback = error.getCause() instanceof TimeoutException
                ? QueryTimeoutException::new
                : UncategorizedInterfluxException::new;
        return BY_CLASS.getOrDefault(error.getClass(), fallback);
    }

    private static Kind kind(DatabaseException error) {
        String state = error.sqlState();
        if (state != null) {
            String stateClass = state.substring(0, Math.min(2, state.length()));
            return BY_STATE.getOrDefault(
                    state, BY_STATE.getOrDefault(stateClass, UncategorizedInterfluxException::new));
        }
        if (error.sql() == null) {
            return DataAccessResourceFailureException::new; // no connection
        }
        return error.getCause() instanceof TimeoutException
                ? QueryTimeoutException::new
                : UncategorizedInterfluxException::new;
    }

    @FunctionalInterface
    private interface Kind {

        DataAccessException with(String message, InterfluxException cause);
    }
}
