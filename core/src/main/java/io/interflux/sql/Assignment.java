package io.interflux.sql;

import io.interflux.model.Attribute;

/** One column of an update and what is put there. */
public record Assignment(Attribute attribute, Assigned value) {}
