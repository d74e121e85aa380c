package io.interflux.model;

/** A scope's value before its attribute is known. */
record ScopeDefinition(String attribute, Object value) {}
