package io.interflux.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What the guide on advanced many-to-manies prints. */
public final class GuideJson {

    private GuideJson() {}

    /** The JSON of one of its examples, by the example's name. */
    public static String of(String example) {
        String file = example.replaceAll("[^a-z]+", "-") + ".json";
        try (InputStream json = GuideJson.class.getResourceAsStream("/grants/" + file)) {
            byte[] bytes = Objects.requireNonNull(json, file).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
