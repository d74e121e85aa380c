/**
 * The Chinook music store, loaded and read through the library by a program of the command line.
 *
 * <p>{@code model} has the tables as records, {@code load} brings the rows from the data's own database, {@code report} says what is read
 * and how it is shown. The postal addresses and telephone numbers of the original are left out.
 */
@NullMarked
package io.interflux.examples.musicstore;

import org.jspecify.annotations.NullMarked;
