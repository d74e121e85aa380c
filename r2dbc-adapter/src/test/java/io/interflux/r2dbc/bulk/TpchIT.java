package io.interflux.r2dbc.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.testkit.Fire;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.trino.tpch.TpchTable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** TPC-H is loaded and read back equal to what its generator makes. */
class TpchIT {

    /** Below 0.01 the generator makes some parts and suppliers pairs twice. */
    private static final double SCALE = Fire.count("TPC-H, scale in thousandths", 10, 100) / 1000.0;

    @OnEachDatabase
    void whatIsReadBackIsWhatWasLoaded(TestDatabase database) {
        Loading loading = Loading.of(database, Tpch.schema());
        Map<TpchTable<?>, Long> written = new LinkedHashMap<>();
        for (TpchTable<?> table : Tpch.TABLES) {
            ModelHandle<DynamicEntity> model = ModelHandle.of(table.getTableName());
            written.put(
                    table, loading.run(loading.interflux().bulk(model).insert(Tpch.rows(table, SCALE, Fire.isOn()))));
        }
        written.forEach((table, rows) -> assertReadBack(loading.interflux(), table, rows));
    }

    private static void assertReadBack(Interflux interflux, TpchTable<?> table, Long written) {
        Select<DynamicEntity> all = Select.from(table.getTableName());
        Set<DynamicEntity> pending = new HashSet<>();
        Long read = interflux
                .find(all)
                .zipWith(Tpch.rows(table, SCALE, Fire.isOn()))
                .doOnNext(both -> both.forEach(row -> toggle(pending, (DynamicEntity) row)))
                .count()
                .block(Loading.LIMIT);
        assertThat(pending)
                .as("rows of %s that are only read or only made", table.getTableName())
                .isEmpty();
        assertThat(read).isEqualTo(written).isPositive();
        assertThat(interflux.count(all).block(Loading.LIMIT)).isEqualTo(written);
    }

    /** Rows come nearly in the same order from both, so that few wait for their equal at a time. */
    private static void toggle(Set<DynamicEntity> pending, DynamicEntity row) {
        if (!pending.remove(row)) {
            pending.add(row);
        }
    }
}
