package io.interflux.examples.musicstore;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the build, which Maven writes into a resource. */
final class BuildVersion implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream resource =
                Objects.requireNonNull(BuildVersion.class.getResourceAsStream("build.properties"))) {
            build.load(resource);
        }
        return new String[] {"MusicStore, Interflux " + build.getProperty("version")};
    }
}
