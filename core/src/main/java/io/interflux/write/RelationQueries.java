package io.interflux.write;

import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Model;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;

/** The queries of relations that nobody gave. */
final class RelationQueries {

    private RelationQueries() {}

    /** All targets, as callers see them. */
    @SuppressWarnings("unchecked") // the class is that of the mapping
    static <T> Select<T> all(Related<T> related) {
        Model model = related.targets().model();
        Class<T> type = related.targets().mapping().type();
        return type == DynamicEntity.class ? (Select<T>) Select.from(model.name()) : Select.from(ModelHandle.of(type));
    }
}
