package io.interflux.mapping;

/**
 * An edge of a many-to-many: a target with the row of the junction that links it. Where a collection is one of links, its targets need no
 * place for the junction row, and one instance of a target serves all of its links.
 *
 * <pre>{@code
 * @Entity record User(@Id Long id, @BelongsToMany(through = Grant.class) List<Link<Profile, Grant>> profiles) {}
 * }</pre>
 *
 * @param target the row that is linked
 * @param junction the row that links it
 * @param <T> the class of the target
 * @param <J> the class of the junction row
 */
public record Link<T, J>(T target, J junction) {}
