package io.interflux.r2dbc.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.annotation.Column;
import io.interflux.annotation.Embedded;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import io.interflux.error.QueryException;
import io.interflux.error.SchemaException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.query.ComparableHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.TextHandle;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;

/** Values in columns of their entity, and enums by ordinal: what is read, written and asked for. */
@Timeout(120)
class EmbeddedIT {

    enum Size {
        SMALL,
        LARGE
    }

    record Point(double x, double y) {}

    record Address(@Nullable String street, @Nullable String city, @Embedded @Nullable Point point) {

        static Address in(String city) {
            return new Address(null, city, null);
        }
    }

    @Entity
    record Shop(
            @Id @Generated @Nullable Long id,
            @Nullable String name,
            @Embedded @Nullable Address address,
            @Embedded(prefix = "work_") @Nullable Address work,
            @Column(type = DataType.Kind.SHORT) @Nullable Size size) {}

    record Where(String name, @Embedded @Nullable Address address) {}

    private static final Schema SCHEMA = Schema.of(Shop.class);
    private static final ModelHandle<Shop> SHOP = ModelHandle.of(Shop.class);
    private static final TextHandle<Shop> NAME = SHOP.text("name");
    private static final TextHandle<Shop> CITY = SHOP.text("addressCity");
    private static final ComparableHandle<Shop, Double> X = SHOP.attribute("addressPointX", Double.class);
    private static final ComparableHandle<Shop, Size> SIZE = SHOP.attribute("size", Size.class);
    private static final Select<Shop> ALL =
            Select.from(SHOP).orderBy(SIZE.desc()).limit(50);

    private static final Shop NONE = new Shop(null, "none", null, null, Size.SMALL);
    private static final Shop BOTH =
            new Shop(null, "both", new Address("Hill 1", "Ulm", new Point(1, 2)), Address.in("Bonn"), Size.LARGE);

    private static Bench open(TestDatabase database) {
        return Bench.of(database, SCHEMA);
    }

    @OnEachDatabase
    void whatIsInsertedComesBackAndIsNullWhereAllIsNull(TestDatabase database) {
        Bench bench = open(database);

        List<Shop> inserted = bench.all(bench.interflux().insertAll(List.of(BOTH, NONE)));

        assertThat(inserted.get(0))
                .isEqualTo(new Shop(inserted.get(0).id(), "both", BOTH.address(), BOTH.work(), Size.LARGE));
        assertThat(bench.find(ALL)).containsExactlyElementsOf(inserted);
        assertThat(bench.sent())
                .containsExactly("SELECT t0.\"id\", t0.\"name\", t0.\"addressStreet\", t0.\"addressCity\","
                        + " t0.\"addressPointX\", t0.\"addressPointY\", t0.\"work_street\", t0.\"work_city\","
                        + " t0.\"work_pointX\", t0.\"work_pointY\", t0.\"size\" FROM \"shops\" t0"
                        + order(bench) + " LIMIT $1");
        assertThat(bench.column("SELECT \"work_city\" FROM \"shops\" WHERE \"size\" = 1"))
                .containsExactly("Bonn");
    }

    private static String order(Bench bench) {
        return bench.isPostgreSql()
                ? " ORDER BY t0.\"size\" DESC, t0.\"id\""
                : " ORDER BY t0.\"size\" DESC NULLS FIRST, t0.\"id\"";
    }

    @OnEachDatabase
    void itsComponentsAreAttributesInConditionsOrderAndOnly(TestDatabase database) {
        Bench bench = open(database);
        bench.all(bench.interflux().insertAll(List.of(BOTH, NONE)));

        assertThat(bench.find(ALL.where(CITY.eq("Ulm").and(X.lessThan(5.0)).and(SIZE.greaterThan(Size.SMALL)))
                        .only(CITY)))
                .containsExactly(new Shop(null, null, Address.in("Ulm"), null, null));
        assertThat(bench.sent()).singleElement().asString().startsWith("SELECT t0.\"addressCity\"");
        assertThat(bench.find(ALL.only(NAME))).extracting(Shop::address).containsOnlyNulls();
        assertThat(bench.find(ALL.as(Where.class)))
                .containsExactly(new Where("both", BOTH.address()), new Where("none", null));
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> bench.find(ALL.only(X)))
                .withMessage(
                        "The component Point.y is a primitive double, but shop does not load it; ask for the attribute"
                                + " addressPointY, or give the component the type Double.");
    }

    @OnEachDatabase
    void updatesUpsertsAndBulkLoadsWriteIt(TestDatabase database) {
        Bench bench = open(database);
        Shop both = bench.one(bench.interflux().insert(BOTH));

        Shop moved =
                bench.one(bench.interflux().update(new Shop(both.id(), "both", Address.in("Kiel"), null, null), CITY));
        Shop cleared =
                bench.one(bench.interflux().upsert(new Shop(both.id(), "both", null, Address.in("Bonn"), Size.SMALL)));
        bench.one(bench.interflux().bulk(SHOP).insert(Flux.just(BOTH, NONE)));

        assertThat(moved.address()).isEqualTo(new Address("Hill 1", "Kiel", new Point(1, 2)));
        assertThat(bench.find(ALL.where(CITY.eq("Ulm"))))
                .extracting(Shop::address)
                .containsExactly(BOTH.address());
        assertThat(cleared).isEqualTo(new Shop(both.id(), "both", null, Address.in("Bonn"), Size.SMALL));
        assertThat(bench.find(ALL.where(NAME.eq("none"))))
                .extracting(Shop::work)
                .containsOnlyNulls();
    }

    @OnEachDatabase
    void aNullAmongPrimitivesAndAnUnknownOrdinalAreErrors(TestDatabase database) {
        Bench bench = open(database);
        bench.one(bench.interflux().insert(DynamicEntity.of("shop", Map.of("name", "half", "addressPointX", 1.0))));
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> bench.find(ALL))
                .withMessage("The component Point.y is a primitive double, but the database has a null there; give the"
                        + " component the type Double.");
        bench.all(bench.interflux().delete(SHOP).all());
        bench.one(bench.interflux().insert(NONE));
        bench.run("UPDATE \"shops\" SET \"size\" = 7");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> bench.find(ALL))
                .withMessage(
                        "The database has the ordinal 7, but Size has [SMALL, LARGE]; add the constant, or correct the row.");
    }

    @Entity
    record Loop(@Id Long id, @Embedded Inner inner) {}

    record Inner(@Nullable String name, @Embedded @Nullable Inner inner) {}

    @Entity
    record Keyed(@Id Long id, @Embedded Part part) {}

    record Part(@Id Long other) {}

    @Test
    void whatIsNoValueIsRefused() {
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> Schema.of(Loop.class))
                .withMessage(
                        "The component Inner.inner embeds Inner within itself, which has no end; make it an association to an"
                                + " entity.");
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> Schema.of(Keyed.class))
                .withMessageStartingWith(
                        "The component Part.other is annotated with @Id, but it is an embedded value or within one");
    }
}
