package io.interflux.benchmarks.contender;

/** One who has connections while it takes part. */
public interface Connected extends AutoCloseable {

    /** Closes them. */
    @Override
    void close();
}
