package io.interflux.spring.repository;

import io.interflux.Interflux;
import io.interflux.Page;
import io.interflux.Slice;
import io.interflux.error.internal.Arguments;
import io.interflux.query.Condition;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What every repository does.
 *
 * @param key the names of the attributes of the primary key
 * @param includes the paths that every load includes
 */
record EntityRepository<T, K>(Interflux interflux, ModelHandle<T> model, List<String> key, List<String> includes)
        implements InterfluxRepository<T, K> {

    /** The same with these includes beside those that it has. */
    EntityRepository<T, K> including(String... paths) {
        List<String> all =
                Stream.concat(includes.stream(), Arrays.stream(paths)).toList();
        return new EntityRepository<>(interflux, model, key, all);
    }

    @Override
    public Select<T> select() {
        return Select.from(model);
    }

    /**
     * Looks whether the paths are there; nothing is sent.
     *
     * @throws io.interflux.error.QueryException if one is not, naming what is available
     */
    void checkIncludes() {
        find(select());
    }

    private Select<T> included(Select<T> select) {
        Select<T> extended = Arguments.required("The query", select);
        for (String path : includes) {
            extended = extended.include(path);
        }
        return extended;
    }

    private Condition<T> is(K id) {
        Arguments.required("The key of " + model, id);
        List<?> values = key.size() == 1 ? List.of(id) : values(id);
        return IntStream.range(0, key.size())
                .mapToObj(i -> model.attribute(key.get(i)).eq(values.get(i)))
                .reduce(Condition::and)
                .orElseThrow();
    }

    private List<?> values(K id) {
        if (id instanceof List<?> values && values.size() == key.size()) {
            return values;
        }
        throw new IllegalArgumentException(
                "The key of " + model + " is a list of " + key.size() + " values, " + key + ", not " + id);
    }

    @Override
    public Mono<T> findById(K id) {
        return find(select().where(is(id))).singleOrEmpty();
    }

    @Override
    public Flux<T> findAllById(Collection<? extends K> ids) {
        List<K> all = Arguments.<Collection<? extends K>>required("The collection of keys of " + model, ids).stream()
                .<K>map(id -> Arguments.required("The key of " + model, id))
                .toList();
        if (key.size() == 1) {
            return find(select().where(model.attribute(key.get(0)).in(all)));
        }
        List<Condition<T>> each = all.stream().map(this::is).toList();
        return each.isEmpty() ? Flux.empty() : find(select().where(Condition.or(each)));
    }

    @Override
    public Flux<T> findAll() {
        return find(select());
    }

    @Override
    public Flux<T> find(Select<T> select) {
        return interflux.find(included(select));
    }

    @Override
    public Mono<T> findOne(Select<T> select) {
        return interflux.findOne(included(select));
    }

    @Override
    public Mono<Page<T>> findPage(Select<T> select) {
        return interflux.findPage(included(select));
    }

    @Override
    public Mono<Slice<T>> findSlice(Select<T> select) {
        return interflux.findSlice(included(select));
    }

    @Override
    public Mono<Boolean> existsById(K id) {
        return exists(select().where(is(id)));
    }

    @Override
    public Mono<Boolean> exists(Select<T> select) {
        return interflux.exists(select);
    }

    @Override
    public Mono<Long> count() {
        return count(select());
    }

    @Override
    public Mono<Long> count(Select<T> select) {
        return interflux.count(select);
    }

    @Override
    public Mono<T> insert(T entity) {
        return interflux.insert(entity);
    }

    @Override
    public Flux<T> insertAll(Collection<? extends T> entities) {
        return interflux.insertAll(entities);
    }

    @Override
    public Mono<T> update(T entity) {
        return interflux.update(entity);
    }

    @Override
    public Mono<T> upsert(T entity) {
        return interflux.upsert(entity);
    }

    @Override
    public Mono<Boolean> delete(T entity) {
        return interflux.delete(entity);
    }

    @Override
    public Mono<Boolean> deleteById(K id) {
        return interflux.delete(model).where(is(id)).map(rows -> rows > 0);
    }
}
