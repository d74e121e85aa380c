package io.interflux.benchmarks.micro;

import io.interflux.benchmarks.database.Endpoint;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Where the data is. */
@State(Scope.Benchmark)
public class Source {

    /** See {@link Endpoint#host()}. */
    @Param("localhost")
    public String host = "";

    /** See {@link Endpoint#port()}. */
    @Param("5432")
    public int port;

    /** See {@link Endpoint#database()}. */
    @Param("data1")
    public String database = "";

    Endpoint endpoint() {
        return new Endpoint(host, port, database);
    }
}
