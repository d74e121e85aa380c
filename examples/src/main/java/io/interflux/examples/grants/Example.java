package io.interflux.examples.grants;

import io.interflux.Interflux;
import io.interflux.examples.ExampleJson;
import io.interflux.query.JunctionInclude;
import io.interflux.query.Select;
import io.interflux.query.ToManyInclude;
import java.util.List;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * One example of the guide. All ask the same three tables: one many-to-many gives the associations from and to its junction too, so that
 * both ways of asking work.
 *
 * @param name what it shows
 * @param query what it asks
 */
record Example(String name, Select<User> query) {

    /** In the order of the guide. */
    static List<Example> all() {
        return List.of(
                new Example("one-to-many instead", oneToMany()),
                new Example("super many-to-many", superManyToMany()),
                new Example("deeply nested", deepInclude()),
                new Example("junction attributes: all", junctionAttributes(junction -> junction)),
                new Example(
                        "junction attributes: some", junctionAttributes(junction -> junction.only(Grant_.selfGranted))),
                new Example("junction attributes: none", junctionAttributes(JunctionInclude::none)));
    }

    /** Along the one-to-many to the junction: the graph has a level more. */
    static Select<User> oneToMany() {
        return Select.from(User_.model).include(User_.grants, grant -> grant.include(Grant_.profile));
    }

    /** The best of both worlds. */
    static Select<User> superManyToMany() {
        return Select.from(User_.model)
                .include(User_.profiles)
                .include(User_.grants, grant -> grant.include(Grant_.profile));
    }

    /** The guide's deeply nested include: five levels, five statements. */
    static Select<User> deepInclude() {
        return Select.from(User_.model)
                .include(User_.grants, Example::withEnds)
                .include(
                        User_.profiles,
                        p -> p.include(Profile_.users, u -> u.include(User_.grants, Example::withEnds)));
    }

    private static ToManyInclude<Grant> withEnds(ToManyInclude<Grant> grants) {
        return grants.include(Grant_.user).include(Grant_.profile);
    }

    /** What is shown of the junction: all of it, some, or nothing. */
    static Select<User> junctionAttributes(UnaryOperator<JunctionInclude<Grant>> attributes) {
        return Select.from(User_.model)
                .where(User_.username.eq("p4dm3"))
                .include(User_.profiles, profile -> profile.through(attributes));
    }

    /** The roots with their graphs as a JSON array. */
    Mono<String> json(Interflux interflux) {
        return interflux.find(query).collectList().map(ExampleJson::of);
    }
}
