package shapes;

import io.interflux.model.Schema;

/** The scenario with a schema by names and accessors. */
public final class MappedFleetScenario extends FleetScenario {

    @Override
    Schema schema() {
        return new MappedFleet().get();
    }
}
