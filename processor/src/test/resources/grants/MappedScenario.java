package grants;

import io.interflux.model.Schema;

/** The scenario with a schema by names and accessors. */
public final class MappedScenario extends Scenario {

    @Override
    Schema schema() {
        return new Mapped().get();
    }
}
