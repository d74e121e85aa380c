package io.interflux.examples.service.store;

import io.interflux.Interflux;
import io.interflux.examples.musicstore.load.Progress;
import io.interflux.examples.musicstore.load.StorePreparation;
import io.interflux.examples.musicstore.load.StorePreparation.Mode;
import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Makes the tables that are missing and loads the music store where it is not there yet, before anything is served. */
@Component
final class StoreAtStart implements SmartInitializingSingleton {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Interflux interflux;

    StoreAtStart(Interflux interflux) {
        this.interflux = interflux;
    }

    @Override
    public void afterSingletonsInstantiated() {
        StorePreparation store = new StorePreparation(interflux, Progress.of(Progress.Style.NONE, System.err));
        interflux.schema().createIfMissing().then(store.prepare(Mode.IF_NEEDED)).block(PATIENCE);
    }
}
