package io.interflux.model;

/** A fixed value of an association's scope: only rows with it belong to the association, and created rows get it. Never null. */
public record ScopeValue(Attribute attribute, Object value) {}
