package io.interflux.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.Page;
import io.interflux.Slice;
import io.interflux.examples.Documentation;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.write.LinkRelation;
import io.interflux.write.Pair;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the pages on reading, writing and bulk loads show of users and profiles is the code of this class, word by word. */
class PagesIT {

    @Test
    void thePagesShowThisCode() {
        assertThat(Documentation.page("docs/reading.md")).contains(Documentation.java("pages", PagesIT.class));
        assertThat(Documentation.page("docs/writing.md")).contains(Documentation.java("relations", PagesIT.class));
        assertThat(Documentation.page("docs/bulk.md")).contains(Documentation.java("links", PagesIT.class));
    }

    @OnEachDatabase
    void aPageFollowsItsCursor(TestDatabase database) {
        Interflux interflux = StoredUsers.in(database);
        String cursor = cursorBehindTheFirstTwo(interflux);
        // tag::pages[]
        Select<User> byPoints =
                Select.from(User_.model).orderBy(User_.points.desc()).limit(20);

        Mono<Page<User>> page = interflux.findPage(byPoints.offset(40)); // items, total, nextCursor
        Mono<Slice<User>> first = interflux.findSlice(byPoints); // items, nextCursor, hasNext; counts nothing
        Mono<Slice<User>> next = interflux.findSlice(byPoints.after(cursor)); // the cursor of the slice before
        // end::pages[]
        assertThat(value(page)).isEqualTo(new Page<>(List.of(), 3, null));
        assertThat(value(first).items()).extracting(User::username).containsExactly("p4dm3", "annie", "new");
        assertThat(value(next).items()).extracting(User::username).containsExactly("new");
    }

    private static String cursorBehindTheFirstTwo(Interflux interflux) {
        Select<User> two = Select.from(User_.model).orderBy(User_.points.desc()).limit(2);
        return Objects.requireNonNull(value(interflux.findSlice(two)).nextCursor());
    }

    @OnEachDatabase
    void relationsAddAndRemove(TestDatabase database) {
        Interflux interflux = StoredUsers.in(database);
        User amidala = value(interflux.findOne(Select.from(User_.model).where(User_.username.eq("p4dm3"))));
        Profile queen = value(interflux.findOne(Select.from(Profile_.model).where(Profile_.name.eq("Queen"))));
        Profile jedi = value(interflux.findOne(Select.from(Profile_.model).where(Profile_.name.eq("Jedi"))));
        Profile padawan = StoredUsers.padawan();
        // tag::relations[]
        LinkRelation<User, Profile, Grant> profiles = interflux.relation(amidala, User_.profiles);

        Flux<Object> changes = Flux.concat(
                profiles.add(jedi, link -> link.set(Grant_.selfGranted, false)), // for all targets
                profiles.add(
                        List.of(queen, jedi), (p, link) -> link.set(Grant_.selfGranted, p.equals(queen))), // for each
                profiles.set(List.of(jedi)),
                profiles.create(padawan),
                profiles.remove(jedi));
        Flux<Profile> five = profiles.find(
                Select.from(Profile_.model).orderBy(Profile_.name.asc()).limit(5));
        // end::relations[]
        changes.blockLast(StoredUsers.LIMIT);
        assertThat(value(five.collectList())).extracting(Profile::name).containsExactly("Padawan");
        assertThat(value(profiles.count())).isEqualTo(1);
    }

    @OnEachDatabase
    void linksAreLoadedFromPairs(TestDatabase database) {
        Interflux interflux = StoredUsers.in(database);
        User amidala = value(interflux.findOne(Select.from(User_.model).where(User_.username.eq("p4dm3"))));
        Profile queen = value(interflux.findOne(Select.from(Profile_.model).where(Profile_.name.eq("Queen"))));
        // tag::links[]
        Flux<Pair<User, Profile, Grant>> pairs =
                Flux.just(Pair.of(amidala, queen, link -> link.set(Grant_.selfGranted, true)), Pair.ofKeys(3, 2));
        Mono<Long> written = interflux.bulk(User_.profiles).skipExisting().insert(pairs);
        // end::links[]
        assertThat(value(written)).isEqualTo(1);
        assertThat(value(interflux.count(Select.from(Grant_.model)))).isEqualTo(3);
    }

    private static <T> T value(Mono<T> mono) {
        return mono.blockOptional(StoredUsers.LIMIT).orElseThrow();
    }
}
