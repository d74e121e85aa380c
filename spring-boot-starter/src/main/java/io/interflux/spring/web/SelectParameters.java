package io.interflux.spring.web;

import io.interflux.Interflux;
import io.interflux.error.internal.Arguments;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What clients may ask of one model by the parameters of a request, in the notation of JSON:API 1.1, and the {@link Select} that such a
 * request means. Immutable: it can be a constant or a bean, and every method returns a new value. Nothing is allowed that was not named.
 *
 * <pre>{@code
 * static final SelectParameters<Artist> ARTISTS = SelectParameters.of(Artist.class)
 *         .include("albums.tracks")
 *         .fields("id", "name", "albums.title")
 *         .sort("name", "id")
 *         .pageSize(20, 100);
 *
 * // GET /artists?include=albums&fields[albums]=title&sort=-name&page[size]=10
 * Select<Artist> select = ARTISTS.select(request.getQueryParams());
 * }</pre>
 *
 * <table>
 * <caption>Parameters</caption>
 * <tr><td>{@code include}</td><td>paths of associations; empty: none</td></tr>
 * <tr><td>{@code fields}, {@code fields[albums]}</td><td>the attributes to be read of the roots, of an include by its path; empty: none. Of an
 * include that is not asked for they mean nothing</td></tr>
 * <tr><td>{@code sort}</td><td>keys, each with a minus before it where it is descending; empty: the order of the primary key</td></tr>
 * <tr><td>{@code page[size]}, {@code page[after]}</td><td>how many roots; the cursor of the page before</td></tr>
 * </table>
 *
 * <p>Several values have commas between them. Another parameter of these families and of {@code filter}, and one that is given twice, is
 * refused; all others are left to the application.
 *
 * @param <T> the class of the results
 */
public final class SelectParameters<T> {

    private final ModelHandle<T> model;
    private final AllowedParameters allowed;
    private final boolean checked;

    private SelectParameters(ModelHandle<T> model, AllowedParameters allowed, boolean checked) {
        this.model = model;
        this.allowed = allowed;
        this.checked = checked;
    }

    /** Clients may ask for the rows of that model, and nothing else yet. */
    public static <T> SelectParameters<T> of(ModelHandle<T> model) {
        return new SelectParameters<>(Arguments.required("The model of a query", model), AllowedParameters.NONE, false);
    }

    /** Clients may ask for the rows of the model that was read from that class, and nothing else yet. */
    public static <T> SelectParameters<T> of(Class<T> type) {
        return of(ModelHandle.of(type));
    }

    /** Clients may ask for the rows of the model of that name as dynamic entities, and nothing else yet. */
    public static SelectParameters<DynamicEntity> of(String model) {
        return of(ModelHandle.of(model));
    }

    private SelectParameters<T> with(AllowedParameters changed) {
        return new SelectParameters<>(model, changed, false);
    }

    /** Clients may include these associations too, and those on the way: {@code albums.tracks} allows {@code albums}. */
    public SelectParameters<T> include(String... paths) {
        return with(allowed.including(Arguments.requiredAll("A path of include", paths)));
    }

    /**
     * Of the roots, or of the include that the names begin with, only these attributes are ever read, whether a client asks for some of them
     * or not: {@code fields("id", "name", "albums.title")}. Where nothing is said of a level all of its attributes are read, and clients may
     * ask for each of them once they are known, after {@link #in}.
     *
     * @param attributes names, behind the path of their include
     */
    public SelectParameters<T> fields(String... attributes) {
        return with(allowed.reading(Arguments.requiredAll("An attribute of fields", attributes)));
    }

    /** Clients may sort by these keys too: names of attributes, or paths of to-ones that end with one, as {@code artist.name}. */
    public SelectParameters<T> sort(String... keys) {
        return with(allowed.sorting(Arguments.requiredAll("A key of sort", keys)));
    }

    /**
     * The roots come in pages, which follow each other by cursor. Without this all of them come.
     *
     * @param standard how many roots a page has where the client does not say it
     * @param maximum how many it may ask for
     * @throws IllegalArgumentException if these are not numbers from 1 on, the second not less than the first
     */
    public SelectParameters<T> pageSize(int standard, int maximum) {
        return with(allowed.paged(new PageSizes(standard, maximum)));
    }

    /** Parameters that the application itself reads although their names are of JSON:API's families: {@code filter[name]}. */
    public SelectParameters<T> own(String... names) {
        return with(allowed.leaving(Arguments.requiredAll("A name of own", names)));
    }

    /**
     * The same, checked, with the attributes that the schema has: clients may ask for each one of a level of which {@link #fields} does not
     * say anything, and those without which no instance can be made, since they are primitive, are always read. One
     * that was checked before is given back as it is. In Spring Boot each bean is checked.
     *
     * @throws io.interflux.error.QueryException if a path, an attribute or a key is not there, or the rows cannot come in pages; it names what
     *     is available
     */
    public SelectParameters<T> in(Interflux interflux) {
        Arguments.required("The Interflux", interflux);
        return checked
                ? this
                : new SelectParameters<>(model, new AllowanceCheck<>(interflux, model).checked(allowed), true);
    }

    /**
     * The query that the parameters of a request mean; the application may refine it, but not include again what was asked for.
     *
     * @param parameters decoded names and values, as {@code ServerHttpRequest.getQueryParams()} gives them
     * @throws RefusedParameterException if one is not allowed, is malformed, or is given twice
     */
    public Select<T> select(Map<String, ? extends List<? extends @Nullable String>> parameters) {
        Arguments.required("The map of parameters", parameters);
        ClientParameters given = ClientParameters.of(parameters, allowed);
        Select<T> read = IncludeTree.of(given.includes()).read(Select.from(model), given);
        return paged(read.orderByAllowed(given.sort(), allowed.sort()), given);
    }

    private Select<T> paged(Select<T> select, ClientParameters given) {
        PageSizes sizes = allowed.sizes();
        if (sizes == null) {
            return select;
        }
        Select<T> page = select.limit(given.pageSize(sizes));
        String cursor = given.cursor();
        return cursor == null ? page : page.after(cursor);
    }

    @Override
    public String toString() {
        return "What clients may ask of " + model + ": " + allowed.names();
    }
}
