package io.interflux.benchmarks.measure;

/**
 * A quantity that was read off once.
 *
 * @param quantity what it is
 * @param value in the quantity's unit
 */
public record Reading(Quantity quantity, double value) {}
