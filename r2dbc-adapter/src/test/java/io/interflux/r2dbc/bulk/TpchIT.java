package io.interflux.r2dbc.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.mapping.DynamicEntity;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.testkit.Fire;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.trino.tpch.TpchTable;
import java.util.HashSet;
import java.util.Set;
import reactor.core.publisher.Flux;

/** TPC-H is loaded and read back equal to what its generator makes. */
class TpchIT {

    private static final double SCALE = Fire.count("TPC-H, scale in thousandths", 2, 100) / 1000.0;

    @OnEachDatabase
    void whatIsReadBackIsWhatWasLoaded(TestDatabase database) {
        Loading loading = Loading.of(database, Tpch.schema());
        for (TpchTable<?> table : Tpch.TABLES) {
            ModelHandle<DynamicEntity> model = ModelHandle.of(table.getTableName());
            Long written = loading.run(loading.interflux().bulk(model).insert(Tpch.rows(table, SCALE)));
            assertThat(written).isPositive();
        }
        for (TpchTable<?> table : Tpch.TABLES) {
            Set<DynamicEntity> pending = new HashSet<>();
            Flux<DynamicEntity> read = loading.interflux().find(Select.from(table.getTableName()));
            read.zipWith(Tpch.rows(table, SCALE)).doOnNext(pair -> {
                        pair.forEach(row -> toggle(pending, (DynamicEntity) row));
                    })
                    .blockLast(Loading.LIMIT);
            assertThat(pending).as("rows of %s that are only read or only made", table.getTableName()).isEmpty();
            assertThat(loading.interflux().count(Select.from(table.getTableName())).block(Loading.LIMIT))
                    .isEqualTo(Tpch.rows(table, SCALE).count().block(Loading.LIMIT));
        }
    }

    /** Rows come nearly in the same order from both, so that few wait for their equal at a time. */
    private static void toggle(Set<DynamicEntity> pending, DynamicEntity row) {
        if (!pending.remove(row)) {
            pending.add(row);
        }
    }
}
