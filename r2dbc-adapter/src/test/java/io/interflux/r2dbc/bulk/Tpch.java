package io.interflux.r2dbc.bulk;

import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;

/** The eight tables of TPC-H and their rows, as the generator makes them, each table after those that it refers to. */
final class Tpch {

    static final List<TpchTable<?>> TABLES = List.of(
            TpchTable.REGION,
            TpchTable.NATION,
            TpchTable.SUPPLIER,
            TpchTable.CUSTOMER,
            TpchTable.PART,
            TpchTable.PART_SUPPLIER,
            TpchTable.ORDERS,
            TpchTable.LINE_ITEM);

    private static final Map<String, String> KEYS =
            Map.of("partsupp", "ps_partkey,ps_suppkey", "lineitem", "l_orderkey,l_linenumber");

    private Tpch() {}

    static Schema schema() {
        SchemaBuilder s = Schema.builder();
        for (TpchTable<?> table : TABLES) {
            ModelDefinition model = s.define(table.getTableName());
            table.getColumns().forEach(column -> model.attribute(column.getColumnName(), type(column)));
            model.primaryKey(key(table));
        }
        belongsTo(s, "nation", "region", "n_regionkey");
        belongsTo(s, "supplier", "nation", "s_nationkey");
        belongsTo(s, "customer", "nation", "c_nationkey");
        belongsTo(s, "partsupp", "part", "ps_partkey");
        belongsTo(s, "partsupp", "supplier", "ps_suppkey");
        belongsTo(s, "orders", "customer", "o_custkey");
        belongsTo(s, "lineitem", "orders", "l_orderkey");
        return s.build();
    }

    private static void belongsTo(SchemaBuilder s, String model, String target, String key) {
        s.belongsTo(model, target).foreignKey(key);
    }

    private static String[] key(TpchTable<?> table) {
        return KEYS.getOrDefault(table.getTableName(), table.getColumns().get(0).getColumnName())
                .split(",");
    }

    private static DataType<?> type(TpchColumn<?> column) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> DataType.LONG;
            case INTEGER -> DataType.INTEGER;
            case DATE -> DataType.DATE;
            case DOUBLE -> DataType.decimal(15, 2);
            case VARCHAR -> DataType.TEXT;
        };
    }

    /** The rows of a table, made as they are asked for. */
    static <E extends TpchEntity> Flux<DynamicEntity> rows(TpchTable<E> table, double scale) {
        return Flux.fromIterable(table.createGenerator(scale, 1, 1)).map(entity -> row(table, entity));
    }

    private static <E extends TpchEntity> DynamicEntity row(TpchTable<E> table, E entity) {
        Map<String, Object> values = new LinkedHashMap<>();
        table.getColumns().forEach(column -> values.put(column.getColumnName(), value(column, entity)));
        return DynamicEntity.of(table.getTableName(), values);
    }

    private static <E extends TpchEntity> Object value(TpchColumn<E> column, E entity) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> column.getIdentifier(entity);
            case INTEGER -> column.getInteger(entity);
            case DATE -> LocalDate.ofEpochDay(column.getDate(entity));
            case DOUBLE -> BigDecimal.valueOf(column.getDouble(entity)).setScale(2, RoundingMode.HALF_EVEN);
            case VARCHAR -> column.getString(entity);
        };
    }
}
