package io.interflux.examples.musicstore.model;

import io.interflux.annotation.Entity;

/** A track's place on a playlist; both keys together are its own. */
@Entity
public record PlaylistTrack(Long playlistId, Long trackId) {}
