package io.interflux.examples.readme;

// tag::embedded[]
public record Address(String street, String city) {}
// end::embedded[]
