package io.interflux.examples.service.load;

import io.interflux.examples.service.Eventually;
import io.interflux.examples.service.MusicService;
import io.interflux.testkit.Fire;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The service in a process of its own, so that its memory is not that of its clients. */
final class ServiceProcess implements AutoCloseable {

    static final String HEAP = "256m";

    /** In each build it lives for seconds only, which the optimizing compiler would spend. */
    private static final List<String> COMPILER = Fire.isOn() ? List.of() : List.of("-XX:TieredStopAtLevel=1");

    private static final File LOG = new File("target/load-service.log");

    private final Process process;
    private final URI address;
    private final WebClient actuator;

    private ServiceProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
        this.actuator = WebClient.create(address + "/actuator");
    }

    /** Starts it on a PostgreSQL and waits until it serves. */
    static ServiceProcess start(String databaseUrl) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + HEAP));
        command.addAll(COMPILER);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                MusicService.class.getName(),
                "--server.port=" + port,
                "--spring.profiles.active=postgresql",
                "--spring.r2dbc.url=" + databaseUrl));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(LOG)
                .start();
        ServiceProcess service = new ServiceProcess(process, URI.create("http://localhost:" + port));
        Eventually.holds("the service is up; its log is " + LOG.getAbsolutePath(), service::isUp);
        return service;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean isUp() {
        return actuator.get()
                .uri("/health")
                .retrieve()
                .toBodilessEntity()
                .map(answer -> answer.getStatusCode().is2xxSuccessful())
                .onErrorReturn(false)
                .blockOptional()
                .orElse(false);
    }

    URI address() {
        return address;
    }

    /** A number of Spring Boot's metrics, such as {@code r2dbc.pool.acquired}. */
    Mono<Long> metric(String name) {
        return actuator.get()
                .uri("/metrics/" + name)
                .retrieve()
                .bodyToMono(JsonNode.class)
                .map(metric -> metric.get("measurements").get(0).get("value").longValue());
    }

    long metricNow(String name) {
        return Objects.requireNonNull(metric(name).block());
    }

    /** The most memory that the process has had at once, in bytes; 0 where the system does not tell. */
    long mostResidentBytes() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
