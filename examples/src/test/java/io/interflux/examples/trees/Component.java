package io.interflux.examples.trees;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.interflux.annotation.Entity;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
@JsonInclude(JsonInclude.Include.NON_NULL) // attributes that were not asked for are null
@Entity
public record Component(Integer quantity, Long wholeId, Long partId) {}
