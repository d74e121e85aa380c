package io.interflux.examples.service;

import io.interflux.examples.musicstore.model.Artist;
import io.interflux.examples.service.tpch.OrderLine;
import io.interflux.spring.boot.InterfluxEntityScan;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service; {@code --spring.profiles.active=postgresql} lets it run on PostgreSQL. */
@SpringBootApplication(proxyBeanMethods = false)
@InterfluxEntityScan(basePackageClasses = {Artist.class, OrderLine.class})
public class MusicService {

    /** Serves until the process is ended. */
    public static void main(String[] arguments) {
        SpringApplication.run(MusicService.class, arguments);
    }
}
