package io.interflux.spring.data;

import io.interflux.query.Select;
import io.interflux.spring.repository.InterfluxRepository;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A repository that takes Spring Data's {@link Pageable}, {@link Sort} and {@link ScrollPosition} too. Each of these methods can be declared
 * again with {@link io.interflux.spring.repository.Include}.
 *
 * <pre>{@code
 * interface Artists extends PagingInterfluxRepository<Artist, Long> {
 *
 *     @Override
 *     @Include("albums")
 *     Mono<Page<Artist>> findAll(Pageable pageable);
 *
 *     default Mono<Page<Artist>> named(String pattern, Pageable pageable) {
 *         return findPage(select().where(Artist_.name.like(pattern)), pageable);
 *     }
 * }
 * }</pre>
 *
 * @param <T> the class of the entities
 * @param <K> the class of their primary key, as for {@link InterfluxRepository}
 */
public interface PagingInterfluxRepository<T, K> extends InterfluxRepository<T, K> {

    /** One page of all entities, with their number. */
    default Mono<Page<T>> findAll(Pageable pageable) {
        return findPage(select(), pageable);
    }

    /** All entities in that order, as {@link Paging#sorted} gives it. */
    default Flux<T> findAll(Sort sort) {
        return find(Paging.sorted(select(), sort));
    }

    /** The page of a query's results that {@link Paging#paged} means, and how many there are on all pages. */
    default Mono<Page<T>> findPage(Select<T> select, Pageable pageable) {
        return findPage(Paging.paged(select, pageable)).map(found -> Paging.page(found, pageable));
    }

    /**
     * As many results of a query as its limit says, after a position; nothing is counted.
     *
     * @param position {@link ScrollPosition#keyset()} for the first ones, then that of the window before
     * @throws io.interflux.error.QueryException if the query has no limit, or the position is none of {@link Paging#after}
     */
    default Mono<Window<T>> findWindow(Select<T> select, ScrollPosition position) {
        return findSlice(Paging.after(select, position)).map(Paging::window);
    }
}
