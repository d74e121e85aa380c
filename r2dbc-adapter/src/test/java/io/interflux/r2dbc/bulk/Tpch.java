package io.interflux.r2dbc.bulk;

import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.Distributions;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.NationGenerator;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.PartGenerator;
import io.trino.tpch.PartSupplierGenerator;
import io.trino.tpch.RegionGenerator;
import io.trino.tpch.SupplierGenerator;
import io.trino.tpch.TextPool;
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

    private static final Distributions WORDS = Distributions.getDefaultDistributions();
    private static final TextPool TEXTS = new TextPool(1 << 20, WORDS);

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

    /** The rows of a table, made as they are asked for; of the two with the most rows only some if {@code whole} is false. */
    static Flux<DynamicEntity> rows(TpchTable<?> table, double scale, boolean whole) {
        Flux<DynamicEntity> rows = rowsOf(table, scale);
        boolean large = table == TpchTable.LINE_ITEM || table == TpchTable.PART_SUPPLIER;
        return large && !whole ? rows.take((long) (1_000_000 * scale / 2)) : rows;
    }

    @SuppressWarnings("unchecked") // a table's generator makes that table's entities
    private static <E extends TpchEntity> Flux<DynamicEntity> rowsOf(TpchTable<E> table, double scale) {
        return Flux.fromIterable((Iterable<E>) generator(table, scale)).map(entity -> row(table, entity));
    }

    /** As {@code TpchTable.createGenerator} does, but without its 300 MiB of texts. */
    private static Iterable<? extends TpchEntity> generator(TpchTable<?> table, double scale) {
        return switch (table.getTableName()) {
            case "region" -> new RegionGenerator(WORDS, TEXTS);
            case "nation" -> new NationGenerator(WORDS, TEXTS);
            case "supplier" -> new SupplierGenerator(scale, 1, 1, WORDS, TEXTS);
            case "customer" -> new CustomerGenerator(scale, 1, 1, WORDS, TEXTS);
            case "part" -> new PartGenerator(scale, 1, 1, WORDS, TEXTS);
            case "partsupp" -> new PartSupplierGenerator(scale, 1, 1, TEXTS);
            case "orders" -> new OrderGenerator(scale, 1, 1, WORDS, TEXTS);
            default -> new LineItemGenerator(scale, 1, 1, WORDS, TEXTS);
        };
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
