package io.interflux.testkit.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.testkit.SharedDocuments;
import io.interflux.testkit.cases.CaseDocument;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The evaluator gives what the differential documents expect, which another evaluator and another library have computed. */
class DifferentialDocumentsTest {

    @Test
    void allDifferentialDocumentsPass() {
        List<CaseDocument> documents = CaseDocument.below(SharedDocuments.require("differential"));
        List<String> failures = new ArrayList<>();
        for (CaseDocument document : documents) {
            ReferenceEvaluator reference = ReferenceEvaluator.of(document);
            String difference = document.differenceOf(reference.roots());
            long total = document.totalWithoutLimit().orElse(reference.total());
            if (difference != null || reference.total() != total) {
                failures.add(document.id() + ": " + difference + ", total " + reference.total() + " of " + total);
            }
        }
        assertThat(failures).isEmpty();
        assertThat(documents).hasSize(304);
    }
}
