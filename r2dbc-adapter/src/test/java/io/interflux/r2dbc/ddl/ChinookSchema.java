package io.interflux.r2dbc.ddl;

import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.TIMESTAMP;
import static io.interflux.model.DataType.decimal;
import static io.interflux.model.DataType.string;

import io.interflux.model.AttributeDefinition;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.ReferenceDefinition;
import io.interflux.model.ReferentialAction;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;

/** The eleven tables of the music store Chinook with their own keys, names and types. */
final class ChinookSchema {

    private final SchemaBuilder schema = Schema.builder();

    private ChinookSchema() {}

    static Schema build() {
        ChinookSchema chinook = new ChinookSchema();
        chinook.music();
        chinook.people();
        chinook.sales();
        return chinook.schema.build();
    }

    private void music() {
        named("artist");
        named("genre");
        named("media_type");
        named("playlist");
        required(table("album"), string(160), "title");
        refer("album", "artist", "artist_id");
        ModelDefinition track = required(table("track"), string(200), "name")
                .attribute("composer", string(220))
                .attribute("bytes", INTEGER);
        required(required(track, INTEGER, "milliseconds"), decimal(10, 2), "unit_price");
        reference("track", "album", "album_id");
        refer("track", "media_type", "media_type_id");
        reference("track", "genre", "genre_id");
        schema.belongsToMany("playlist", "track")
                .through("playlist_track")
                .foreignKey("playlist_id")
                .otherKey("track_id")
                .onDelete(ReferentialAction.NO_ACTION)
                .onUpdate(ReferentialAction.NO_ACTION);
    }

    private void people() {
        ModelDefinition employee = required(table("employee"), string(20), "last_name", "first_name")
                .attribute("birth_date", TIMESTAMP)
                .attribute("hire_date", TIMESTAMP);
        address(texts(employee, 30, "title")).attribute("email", string(60));
        reference("employee", "employee", "reports_to");
        ModelDefinition customer = required(table("customer"), string(40), "first_name");
        required(required(customer, string(20), "last_name"), string(60), "email");
        address(texts(customer, 80, "company"));
        reference("customer", "employee", "support_rep_id");
    }

    private void sales() {
        ModelDefinition invoice =
                required(required(table("invoice"), TIMESTAMP, "invoice_date"), decimal(10, 2), "total");
        texts(texts(invoice, 70, "billing_address"), 40, "billing_city", "billing_state", "billing_country");
        texts(invoice, 10, "billing_postal_code");
        refer("invoice", "customer", "customer_id");
        required(required(table("invoice_line"), decimal(10, 2), "unit_price"), INTEGER, "quantity");
        refer("invoice_line", "invoice", "invoice_id");
        refer("invoice_line", "track", "track_id");
    }

    private void named(String model) {
        texts(table(model), 120, "name");
    }

    private ModelDefinition table(String model) {
        return schema.define(model).table(model).id(model + "_id", INTEGER);
    }

    private static ModelDefinition address(ModelDefinition model) {
        texts(texts(model, 70, "address"), 40, "city", "state", "country");
        return texts(texts(model, 10, "postal_code"), 24, "phone", "fax");
    }

    private static ModelDefinition texts(ModelDefinition model, int length, String... names) {
        for (String name : names) {
            model.attribute(name, string(length));
        }
        return model;
    }

    private static ModelDefinition required(ModelDefinition model, DataType<?> type, String... names) {
        for (String name : names) {
            model.attribute(name, type, AttributeDefinition::notNull);
        }
        return model;
    }

    private void refer(String many, String one, String key) {
        reference(many, one, key).notNull();
    }

    private ReferenceDefinition reference(String many, String one, String key) {
        schema.hasMany(one, many).foreignKey(key);
        return schema.belongsTo(many, one)
                .foreignKey(key)
                .onDelete(ReferentialAction.NO_ACTION)
                .onUpdate(ReferentialAction.NO_ACTION);
    }
}
