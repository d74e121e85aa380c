package io.interflux.query;

/** What rows can be ordered by. */
public sealed interface SortKey permits AttributeReference, AssociationCount {}
