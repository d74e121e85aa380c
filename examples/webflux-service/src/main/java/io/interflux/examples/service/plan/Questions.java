package io.interflux.examples.service.plan;

import io.interflux.examples.service.catalogue.ReportingTree;
import io.interflux.examples.service.catalogue.RowId;
import io.interflux.examples.service.tpch.OrderLines;
import io.interflux.examples.service.tpch.Scale;
import io.interflux.examples.service.transfer.ExportController;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.spring.web.SelectParameters;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;

/** The queries by which the service answers, by the path at which each is asked. */
@Component
final class Questions {

    private final Map<String, Function<MultiValueMap<String, String>, Select<?>>> queries = new TreeMap<>();
    private final Set<String> lists = new HashSet<>();

    /** @param lists what is allowed to clients of each list, by its name */
    Questions(Map<String, SelectParameters<?>> lists) {
        lists.forEach((name, allowed) -> {
            queries.put("/" + name, allowed::select);
            this.lists.add("/" + name);
        });
        queries.put("/employees/tree", parameters -> ReportingTree.QUERY);
        queries.put("/export/playlist-tracks", parameters -> ExportController.PLAYLIST_TRACKS);
        queries.put("/export/order-lines", Questions::orderLines);
    }

    private static Select<?> orderLines(MultiValueMap<String, String> parameters) {
        return OrderLines.query(Scale.of(parameters.getFirst("scale")));
    }

    /**
     * The query of a path such as {@code /artists} or {@code /artists/1}.
     *
     * @throws ResponseStatusException 404 if nothing is asked there, 400 if what stands behind a list is no id
     */
    Select<?> at(String path, MultiValueMap<String, String> parameters) {
        int end = path.lastIndexOf('/');
        String list = path.substring(0, Math.max(end, 0));
        String id = path.substring(end + 1);
        return lists.contains(list) && !id.isEmpty()
                ? one(query(list).apply(parameters), RowId.of(id))
                : query(path).apply(parameters);
    }

    private static <T> Select<T> one(Select<T> rows, RowId id) {
        return rows.where(
                ModelHandle.of(rows.type()).attribute("id", Long.class).eq(id.value()));
    }

    private Function<MultiValueMap<String, String>, Select<?>> query(String path) {
        Function<MultiValueMap<String, String>, Select<?>> query = queries.get(path);
        if (query == null) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "Nothing is asked at '" + path + "'; there are " + String.join(", ", queries.keySet()));
        }
        return query;
    }
}
