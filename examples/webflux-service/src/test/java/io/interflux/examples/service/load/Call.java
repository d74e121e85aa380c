package io.interflux.examples.service.load;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What clients ask for, and how often in a hundred. Each call fails if its answer is not the right one. */
enum Call {
    POINT_READ("an artist by its id", 40) {
        @Override
        Mono<Void> run(WebClient service, Random random, int client) {
            int id = 1 + random.nextInt(ARTISTS);
            return json(service, "/artists/" + id)
                    .flatMap(artist -> check(artist.get("id").intValue() == id, artist));
        }
    },
    INCLUDE("an artist with albums, tracks and genres", 20) {
        @Override
        Mono<Void> run(WebClient service, Random random, int client) {
            String path = "/artists/" + (1 + random.nextInt(ARTISTS)) + "?include=albums.tracks.genre";
            return json(service, path)
                    .flatMap(artist -> check(artist.get("albums").isArray(), artist));
        }
    },
    PAGE("a page of 50 tracks with album and artist, by name", 20) {
        @Override
        Mono<Void> run(WebClient service, Random random, int client) {
            return json(service, "/tracks?include=album.artist&sort=name&page[size]=50")
                    .flatMap(page -> check(page.get("data").size() == 50, page));
        }
    },
    TREE("the reporting tree", 8) {
        @Override
        Mono<Void> run(WebClient service, Random random, int client) {
            return json(service, "/employees/tree")
                    .flatMap(tree -> check(tree.get(0).get("reports").size() == 2, tree));
        }
    },
    WRITE("an import of 10 artists that are there", 8) {
        @Override
        Mono<Void> run(WebClient service, Random random, int client) {
            return service.post()
                    .uri("/import/artists?existing=update")
                    .contentType(MediaType.APPLICATION_NDJSON)
                    .bodyValue(artists(client))
                    .retrieve()
                    .bodyToMono(JsonNode.class)
                    .flatMap(answer -> check(answer.get("written").intValue() == 10, answer));
        }
    },
    PLAYLIST_TRACKS("an export of 8,715 playlist tracks", 2) {
        @Override
        Mono<Void> run(WebClient service, Random random, int client) {
            return export(service, "/export/playlist-tracks", 8715);
        }
    },
    ORDER_LINES("an export of 6,005 order lines", 2) {
        @Override
        Mono<Void> run(WebClient service, Random random, int client) {
            return export(service, "/export/order-lines?scale=0.001", 6005);
        }
    };

    private static final int ARTISTS = 275;
    private static final long FIRST_OWN_ID = 100_000;

    private final String description;
    private final int share;

    Call(String description, int share) {
        this.description = description;
        this.share = share;
    }

    /** Completes when the whole answer is there. */
    abstract Mono<Void> run(WebClient service, Random random, int client);

    String description() {
        return description;
    }

    int share() {
        return share;
    }

    /** One of them, by their shares. */
    static Call any(Random random) {
        int left = random.nextInt(100);
        for (Call call : values()) {
            left -= call.share;
            if (left < 0) {
                return call;
            }
        }
        throw new IllegalStateException("The shares of all calls are less than 100");
    }

    private static Mono<JsonNode> json(WebClient service, String path) {
        return service.get().uri(path).retrieve().bodyToMono(JsonNode.class);
    }

    private static Mono<Void> export(WebClient service, String path, long rows) {
        return service.get()
                .uri(path)
                .retrieve()
                .bodyToFlux(DataBuffer.class)
                .map(Call::lineFeeds)
                .reduce(0L, Long::sum)
                .flatMap(lines -> check(lines == rows, lines));
    }

    private static long lineFeeds(DataBuffer buffer) {
        long lineFeeds = 0;
        while (buffer.readableByteCount() > 0) {
            if (buffer.read() == '\n') {
                lineFeeds++;
            }
        }
        DataBufferUtils.release(buffer);
        return lineFeeds;
    }

    private static String artists(int client) {
        long first = FIRST_OWN_ID + 10L * client;
        return LongStream.range(first, first + 10)
                .mapToObj(id -> "{\"id\": " + id + ", \"name\": \"Artist " + id + "\"}\n")
                .collect(Collectors.joining());
    }

    private static Mono<Void> check(boolean right, Object answer) {
        return right ? Mono.empty() : Mono.error(new AssertionError("A wrong answer: " + answer));
    }
}
