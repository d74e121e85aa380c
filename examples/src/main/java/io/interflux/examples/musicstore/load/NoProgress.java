package io.interflux.examples.musicstore.load;

/** Shows nothing. */
final class NoProgress implements Progress {

    @Override
    public void begin(long total) {}

    @Override
    public void loaded(String table, int rows) {}

    @Override
    public void end() {}
}
