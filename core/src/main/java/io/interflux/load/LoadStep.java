package io.interflux.load;

/**
 * What reads the roots of a window, or the children of one include for them.
 *
 * @param path {@code user}, {@code user.profiles}
 * @param strategy how, as an explanation has it: {@code KEYSET} of roots, {@code BATCH} of children
 * @param window which window of the load it is, from 1
 */
public record LoadStep(String path, String strategy, int window) {}
