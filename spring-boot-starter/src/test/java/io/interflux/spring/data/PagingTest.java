package io.interflux.spring.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.interflux.error.CursorException;
import io.interflux.error.QueryException;
import io.interflux.query.Select;
import io.interflux.spring.boot.music.Album;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;

/** What Spring Data's values mean for a query. */
class PagingTest {

    private static final Select<Album> ALBUMS = Select.from(Album.class);

    @Test
    void aPageIsALimitAndAnOffset() {
        Select<Album> third = Paging.paged(
                ALBUMS, PageRequest.of(2, 20, Sort.by("artist.stageName").descending()));
        assertThat(third.level().limit()).isEqualTo(20);
        assertThat(third.level().offset()).isEqualTo(40);
        assertThat(third.level().order()).hasToString("[artist.stageName desc]");
    }

    @Test
    void withoutPagesThereIsOnlyAnOrder() {
        assertThat(Paging.paged(ALBUMS, Pageable.unpaged()).level()).isEqualTo(ALBUMS.level());
        assertThat(Paging.paged(ALBUMS, Pageable.unpaged(Sort.by("title")))
                        .level()
                        .order())
                .hasToString("[title asc]");
    }

    @Test
    void ordersFollowThoseGivenBefore() {
        Select<Album> byTitle = Paging.sorted(ALBUMS, Sort.by("title"));
        assertThat(Paging.sorted(byTitle, Sort.by(Sort.Order.desc("id"), Sort.Order.asc("artistId")))
                        .level()
                        .order())
                .hasToString("[title asc, id desc, artistId asc]");
    }

    @Test
    void nullsAreTheGreatest() {
        Sort same = Sort.by(
                Sort.Order.asc("title").nullsLast(), Sort.Order.desc("id").nullsFirst());
        assertThat(Paging.sorted(ALBUMS, same).level().order()).hasToString("[title asc, id desc]");
        for (Sort.Order other : new Sort.Order[] {
            Sort.Order.asc("title").nullsFirst(),
            Sort.Order.desc("title").nullsLast(),
            Sort.Order.asc("title").ignoreCase()
        }) {
            assertThatExceptionOfType(QueryException.class)
                    .isThrownBy(() -> Paging.sorted(ALBUMS, Sort.by(other)))
                    .withMessage(
                            "The order '" + other + "' cannot be: letters are compared as the database does it, and"
                                    + " nulls are the greatest; leave ignoreCase and the null handling out");
        }
    }

    @Test
    void positionsBeginAnywhereButOnlyGoForward() {
        assertThat(Paging.after(ALBUMS, ScrollPosition.keyset()).load().after()).isNull();
        assertThat(Paging.after(ALBUMS, ScrollPosition.offset()).load().after()).isNull();
        assertThat(Paging.after(ALBUMS, ScrollPosition.forward(Map.of("cursor", "abc")))
                        .load()
                        .after())
                .isEqualTo("abc");
        KeysetScrollPosition backward = ScrollPosition.backward(Map.of("cursor", "abc"));
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> Paging.after(ALBUMS, backward))
                .withMessageEndingWith(
                        "goes backward, but windows only follow each other; order by the opposite and go" + " forward");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> Paging.after(ALBUMS, ScrollPosition.offset(20)))
                .withMessageEndingWith(
                        "is an offset; begin with ScrollPosition.keyset(), or take findPage(select, pageable)");
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> Paging.after(ALBUMS, ScrollPosition.forward(Map.of("id", 7))))
                .withMessageContaining("is none that a window of Interflux gave");
    }

    @Test
    void aLimitBesideAPageIsAnError() {
        Select<Album> three = ALBUMS.limit(3);
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> Paging.paged(three, PageRequest.of(0, 20)))
                .withMessage(
                        "The query has a limit or an offset, 3 and null, beside the page, Page request [number: 0, size"
                                + " 20, sort: UNSORTED], which gives its own; leave limit(…) and offset(…) out");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> Paging.paged(ALBUMS.offset(7), PageRequest.of(0, 20)))
                .withMessageContaining("null and 7, beside the page");
        assertThat(Paging.paged(three, Pageable.unpaged()).level().limit()).isEqualTo(3);
    }

    @Test
    void aPropertyWithAnEmptyPartIsAnError() {
        for (String property : new String[] {".title", "artist.", "artist..stageName"}) {
            assertThatExceptionOfType(QueryException.class)
                    .isThrownBy(() -> Paging.sorted(ALBUMS, Sort.by(property)))
                    .withMessage(
                            "The order '" + property + ": ASC' has an empty part; write the name of an attribute, or"
                                    + " those of to-ones and an attribute with dots between them: artist.name");
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        assertMissing(() -> Paging.paged(ALBUMS, absent()), "The pageable");
        assertMissing(() -> Paging.paged(absent(), Pageable.unpaged()), "The query");
        assertMissing(() -> Paging.sorted(ALBUMS, absent()), "The sort");
        assertMissing(() -> Paging.after(ALBUMS, absent()), "The position");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a caller without null checks may give
    private static <V> V absent() {
        return null;
    }

    private static void assertMissing(Runnable call, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(call::run)
                .withMessage(what + " is null; give one, or leave the call out.");
    }
}
