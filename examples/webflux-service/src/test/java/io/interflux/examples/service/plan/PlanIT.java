package io.interflux.examples.service.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.examples.service.Answer;
import io.interflux.examples.service.OnEachService;
import io.interflux.examples.service.RunningService;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A plan is that of the question at the same path. */
class PlanIT {

    @OnEachService
    void thePlanOfAListHasAStepForEachInclude(RunningService service) {
        JsonNode roots = plan(service, "/plan/albums?include=artist,tracks").get("roots");
        assertThat(roots.get("path").stringValue()).isEqualTo("album");
        assertThat(roots.get("beneath").get(0).get("strategy").stringValue()).isEqualTo("JOIN");
        assertThat(roots.get("beneath").get(1).get("strategy").stringValue()).isEqualTo("BATCH");
        assertThat(roots.get("statements").get(0).has("measured")).isFalse();
    }

    @OnEachService
    void anAnalyzedPlanTellsRows(RunningService service) {
        JsonNode roots =
                plan(service, "/plan/artists/1?include=albums&analyze=true").get("roots");
        assertThat(rows(roots)).isEqualTo(1);
        assertThat(rows(roots.get("beneath").get(0))).isEqualTo(2);
    }

    private static int rows(JsonNode step) {
        return step.get("statements").get(0).get("measured").get("rows").intValue();
    }

    @OnEachService
    void everyQuestionHasAPlan(RunningService service) {
        assertThat(plan(service, "/plan/employees/tree").get("missingIndexes")).isEmpty();
        assertThat(plan(service, "/plan/export/playlist-tracks").get("missingIndexes"))
                .isEmpty();
        assertThat(plan(service, "/plan/export/order-lines?scale=0.1").get("missingIndexes"))
                .isEmpty();
    }

    @OnEachService
    void whereNothingIsAskedThereIsNoPlan(RunningService service) {
        assertThat(Answer.get(service, "/plan/invoices").detail(404))
                .isEqualTo("Nothing is asked at '/invoices'; there are /albums, /artists, /customers, /employees/tree, "
                        + "/export/order-lines, /export/playlist-tracks, /playlists, /tracks");
        Answer.get(service, "/plan/artists?include=foo").problem(400);
    }

    @OnEachService
    void onlyListsHaveRowsOfTheirOwn(RunningService service) {
        for (String path :
                List.of("/export/order-lines/1", "/export/playlist-tracks/1", "/employees/tree/1", "/artists/", "/1")) {
            assertThat(Answer.get(service, "/plan" + path).detail(404))
                    .startsWith("Nothing is asked at '" + path + "'; there are /albums");
        }
        assertThat(Answer.get(service, "/plan/artists/one").detail(400))
                .isEqualTo("'one' is no id: an id is a whole number of at most 18 digits, such as 1");
        assertThat(Answer.get(service, "/plan/export/order-lines?scale=").detail(400))
                .isEqualTo("The scale '' is none of 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1");
    }

    private static JsonNode plan(RunningService service, String path) {
        return Answer.get(service, path).success();
    }
}
