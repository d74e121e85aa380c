package io.interflux.spring.data;

import io.interflux.Slice;
import io.interflux.error.CursorException;
import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import io.interflux.query.AttributeReference;
import io.interflux.query.LevelSpec;
import io.interflux.query.Ordering;
import io.interflux.query.Select;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;

/**
 * What Spring Data's pages, orders and positions mean for a {@link Select}, and Spring Data's terms for what comes of it.
 *
 * <pre>{@code
 * interflux.find(Paging.paged(Select.from(Artist.class).where(name.like("Q%")), PageRequest.of(2, 20, Sort.by("name"))))
 * }</pre>
 */
public final class Paging {

    /** The only key of a position: the cursor of a slice. */
    private static final String CURSOR = "cursor";

    private Paging() {}

    /**
     * The results of that page, in its order after the sort keys given before; all where there are no pages.
     *
     * @throws QueryException if the query has a limit or an offset beside the page, or its order is none of {@link #sorted}
     */
    public static <T> Select<T> paged(Select<T> select, Pageable pageable) {
        Arguments.required("The pageable", pageable);
        Select<T> sorted = sorted(select, pageable.getSort());
        if (pageable.isUnpaged()) {
            return sorted;
        }
        requireEndless(select.level(), pageable);
        return sorted.limit(pageable.getPageSize()).offset(pageable.getOffset());
    }

    private static void requireEndless(LevelSpec level, Pageable pageable) {
        if (level.limit() != null || level.offset() != null) {
            throw new QueryException("The query has a limit or an offset, " + level.limit() + " and " + level.offset()
                    + ", beside the page, " + pageable + ", which gives its own; leave limit(…) and offset(…) out");
        }
    }

    /**
     * In that order, after the sort keys given before. A property is the name of an attribute, or a path of to-ones that ends with one:
     * {@code artist.name}; names are checked when the query is first used. Nulls are the greatest, as everywhere.
     *
     * @throws QueryException if letters are to be compared without regard to case, or nulls as the smallest, or a path has an empty part
     */
    public static <T> Select<T> sorted(Select<T> select, Sort sort) {
        Arguments.required("The query", select);
        return select.orderBy(Arguments.required("The sort", sort).stream()
                .map(Paging::<T>ordering)
                .toList());
    }

    private static <T> Ordering<T> ordering(Sort.Order order) {
        if (order.isIgnoreCase() || !countsNullsAsTheGreatest(order)) {
            throw new QueryException(
                    "The order '" + order + "' cannot be: letters are compared as the database does it,"
                            + " and nulls are the greatest; leave ignoreCase and the null handling out");
        }
        List<String> path = Arrays.asList(order.getProperty().split("\\.", -1));
        if (path.stream().anyMatch(String::isBlank)) {
            throw new QueryException(
                    "The order '" + order + "' has an empty part; write the name of an attribute, or those"
                            + " of to-ones and an attribute with dots between them: artist.name");
        }
        int last = path.size() - 1;
        AttributeReference attribute = new AttributeReference(null, path.subList(0, last), false, path.get(last));
        return order.isAscending() ? attribute.asc() : attribute.desc();
    }

    private static boolean countsNullsAsTheGreatest(Sort.Order order) {
        return switch (order.getNullHandling()) {
            case NATIVE -> true;
            case NULLS_FIRST -> order.isDescending();
            case NULLS_LAST -> order.isAscending();
        };
    }

    /**
     * The results after a position: from the first one on where it is an initial one, else after the one whose position it is.
     *
     * @throws CursorException if it is a position of something else
     * @throws QueryException if it goes backward, or is an offset
     */
    public static <T> Select<T> after(Select<T> select, ScrollPosition position) {
        Arguments.required("The query", select);
        Arguments.required("The position", position);
        if (position instanceof KeysetScrollPosition keyset) {
            String cursor = cursor(keyset);
            return cursor == null ? select : select.after(cursor);
        }
        if (position.isInitial()) {
            return select;
        }
        throw new QueryException("The position " + position
                + " is an offset; begin with ScrollPosition.keyset(), or take findPage(select, pageable)");
    }

    private static @Nullable String cursor(KeysetScrollPosition position) {
        if (position.scrollsBackward()) {
            throw new QueryException("The position " + position
                    + " goes backward, but windows only follow each other; order by the opposite and go forward");
        }
        if (position.isInitial()) {
            return null;
        }
        if (position.getKeys().get(CURSOR) instanceof String cursor) {
            return cursor;
        }
        throw new CursorException(
                position.toString(),
                "The position " + position
                        + " is none that a window of Interflux gave; pass on what positionAt gave, or"
                        + " begin with ScrollPosition.keyset()");
    }

    /** A page in Spring Data's terms. */
    public static <T> Page<T> page(io.interflux.Page<T> page, Pageable pageable) {
        return new PageImpl<>(page.items(), pageable, page.total());
    }

    /** A slice in Spring Data's terms. Only its last result has a position, and only where others follow. */
    public static <T> Window<T> window(Slice<T> slice) {
        String cursor = slice.nextCursor();
        int last = slice.items().size() - 1;
        IntFunction<ScrollPosition> positions = index -> {
            if (cursor == null || index != last) {
                throw new IllegalStateException("The result " + index + " of this window has no position; only the last"
                        + " one has, and only where hasNext() is true");
            }
            return ScrollPosition.forward(Map.of(CURSOR, cursor));
        };
        return Window.from(slice.items(), positions, slice.hasNext());
    }
}
