package io.interflux.examples.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.load.LoadOptions;
import io.interflux.query.Strategy;
import io.interflux.testkit.Fire;
import io.interflux.testkit.SharedDocuments;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.cases.CaseDocument;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever way the children are read, the graph is the same: a tenth of the differential documents, or all in full counts. */
class CasesUnderEachStrategyIT {

    @ParameterizedTest
    @EnumSource(value = Strategy.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void differentialDocumentsPass(Strategy strategy) {
        int every = Fire.isOn() ? 1 : 10;
        List<CaseDocument> all = CaseDocument.below(SharedDocuments.require("differential"));
        List<CaseDocument> some = IntStream.range(0, all.size())
                .filter(i -> i % every == 0)
                .mapToObj(all::get)
                .toList();
        LoadOptions options = LoadOptions.DEFAULT.withStrategy(strategy).withWindowRows(4);
        assertThat(run(some, TestDatabase.Kind.POSTGRESQL, options)).isEqualTo(some.size() + " passed, 0 failed\n");
        List<CaseDocument> withinH2 = some.stream()
                .filter(document ->
                        CasesIT.ORDER_BEYOND_THE_BMP.stream().noneMatch(name -> name.endsWith(document.id())))
                .toList();
        assertThat(run(withinH2, TestDatabase.Kind.H2, options)).isEqualTo(withinH2.size() + " passed, 0 failed\n");
    }

    private static String run(List<CaseDocument> documents, TestDatabase.Kind kind, LoadOptions options) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Cases.run(documents, kind, options, new PrintStream(printed, true, StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
