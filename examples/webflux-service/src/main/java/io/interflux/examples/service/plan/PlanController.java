package io.interflux.examples.service.plan;

import io.interflux.Interflux;
import io.interflux.explain.Explanation;
import io.interflux.query.Select;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The plan of any other GET of this service: the same path and parameters after {@code /plan}, as {@code docs/explain.md} describes it. */
@RestController
final class PlanController {

    private final Interflux interflux;
    private final Questions questions;

    PlanController(Interflux interflux, Questions questions) {
        this.interflux = interflux;
        this.questions = questions;
    }

    /**
     * Explains a query.
     *
     * @param analyze whether it is run to its end, so that rows and times are known
     */
    @GetMapping(path = "/plan/{*path}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<String> plan(
            @PathVariable String path,
            @RequestParam(defaultValue = "false") boolean analyze,
            @RequestParam MultiValueMap<String, String> parameters) {
        Select<?> query = questions.at(path, parameters);
        return (analyze ? interflux.explainAnalyze(query) : interflux.explain(query)).map(Explanation::json);
    }
}
