package io.interflux.ddl;

import static io.interflux.ddl.SchemaFinding.error;
import static io.interflux.ddl.SchemaFinding.warning;

import io.interflux.catalog.CatalogCheck;
import io.interflux.catalog.CatalogColumn;
import io.interflux.catalog.CatalogTable;
import io.interflux.ddl.SchemaFinding.Kind;
import io.interflux.dialect.Dialect;
import io.interflux.model.Attribute;
import io.interflux.model.DataType;
import io.interflux.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the attributes of one model with the columns of its table. */
final class ColumnCheck {

    private final Model model;
    private final CatalogTable table;
    private final Dialect dialect;
    private final Advice advice;

    ColumnCheck(Model model, CatalogTable table, Dialect dialect, Advice advice) {
        this.model = model;
        this.table = table;
        this.dialect = dialect;
        this.advice = advice;
    }

    List<SchemaFinding> findings() {
        List<SchemaFinding> findings = new ArrayList<>();
        for (Attribute attribute : model.attributes()) {
            List<SchemaFinding> found = table.column(attribute.column())
                    .map(column -> of(attribute, column))
                    .orElseGet(() -> List.of(missing(attribute)));
            found.forEach(finding -> findings.add(finding.of(attribute.column())));
        }
        return findings;
    }

    private SchemaFinding missing(Attribute attribute) {
        return error(
                Kind.MISSING_COLUMN,
                model.table(),
                "The table " + dialect.quote(model.table()) + " has no column " + dialect.quote(attribute.column())
                        + " for the attribute " + named(attribute),
                table.view() ? List.of() : advice.addColumn(model, attribute));
    }

    /** Views tell neither what may be null nor what is checked. */
    private List<SchemaFinding> of(Attribute attribute, CatalogColumn column) {
        List<SchemaFinding> findings = new ArrayList<>();
        type(attribute, column).ifPresent(findings::add);
        if (!table.view()) {
            nullability(attribute, column).ifPresent(findings::add);
            generation(attribute, column).ifPresent(findings::add);
            values(attribute, column).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<SchemaFinding> type(Attribute attribute, CatalogColumn column) {
        TypeFit fit = TypeFit.of(attribute.type(), column.type());
        String what = where(attribute) + " is " + column.type() + ", where " + named(attribute) + " is "
                + attribute.type() + ": ";
        return switch (fit) {
            case SAME -> Optional.empty();
            case NARROWER ->
                Optional.of(warning(
                        Kind.TYPE,
                        model.table(),
                        what + "some of its values are refused, or kept less exactly",
                        table.view() ? List.of() : advice.setType(model, attribute)));
            case WIDER ->
                Optional.of(warning(
                        Kind.TYPE,
                        model.table(),
                        what + "a value that does not fit ends a load in an error",
                        List.of()));
            case READ_ONLY ->
                Optional.of(warning(
                        Kind.TYPE,
                        model.table(),
                        what + "its values can be read, but perhaps neither written nor compared",
                        List.of()));
            case OTHER ->
                Optional.of(error(
                        Kind.TYPE,
                        model.table(),
                        what + "its values cannot be read; declare the attribute by the column's type",
                        List.of()));
        };
    }

    private Optional<SchemaFinding> nullability(Attribute attribute, CatalogColumn column) {
        if (attribute.nullable() == column.nullable()) {
            return Optional.empty();
        }
        return Optional.of(
                column.nullable()
                        ? error(
                                Kind.NULLABILITY,
                                model.table(),
                                where(attribute) + " admits null, where " + named(attribute)
                                        + " is not null: a null there may end a load in an error",
                                advice.setNullable(model, attribute))
                        : warning(
                                Kind.NULLABILITY,
                                model.table(),
                                where(attribute) + " does not admit null, where " + named(attribute)
                                        + " does: such a row is refused",
                                advice.setNullable(model, attribute)));
    }

    private Optional<SchemaFinding> generation(Attribute attribute, CatalogColumn column) {
        if (!attribute.generated() || column.hasDefault()) {
            return Optional.empty();
        }
        return Optional.of(error(
                Kind.GENERATION,
                model.table(),
                where(attribute) + " makes no values, where " + named(attribute) + " is generated: inserts fail",
                advice.addIdentity(model, attribute)));
    }

    /** A check that is no plain list of texts, such as one with an OR, is taken to be right. */
    private Optional<SchemaFinding> values(Attribute attribute, CatalogColumn column) {
        if (attribute.type().kind() != DataType.Kind.ENUM) {
            return Optional.empty();
        }
        if (column.type().kind() == DataType.Kind.ENUM) {
            return differing(attribute, column.type().names(), List.of());
        }
        List<CatalogCheck> checks = table.checks().stream()
                .filter(check -> check.columns().equals(List.of(attribute.column())))
                .toList();
        if (checks.isEmpty()) {
            return Optional.of(warning(
                    Kind.ENUM_VALUES,
                    model.table(),
                    where(attribute) + " admits any text, where " + named(attribute) + " is one of "
                            + attribute.type().names() + ": another ends a load in an error",
                    advice.addCheck(model, attribute)));
        }
        return checks.stream()
                .flatMap(check -> differing(attribute, check).stream())
                .findFirst();
    }

    private Optional<SchemaFinding> differing(Attribute attribute, CatalogCheck check) {
        List<String> values = check.values();
        return values == null || same(attribute, values)
                ? Optional.empty()
                : differing(attribute, values, advice.replaceCheck(model, attribute, check.name()));
    }

    private Optional<SchemaFinding> differing(Attribute attribute, List<String> values, List<String> mending) {
        if (same(attribute, values)) {
            return Optional.empty();
        }
        return Optional.of(error(
                Kind.ENUM_VALUES,
                model.table(),
                where(attribute) + " admits " + values + ", where " + named(attribute) + " is one of "
                        + attribute.type().names() + difference(attribute.type().names(), values),
                mending));
    }

    private static boolean same(Attribute attribute, List<String> values) {
        List<String> names = attribute.type().names();
        return names.containsAll(values) && values.containsAll(names);
    }

    private static String difference(List<String> declared, List<String> admitted) {
        List<String> refused =
                declared.stream().filter(name -> !admitted.contains(name)).toList();
        List<String> unknown =
                admitted.stream().filter(name -> !declared.contains(name)).toList();
        return (refused.isEmpty() ? "" : "; refused: " + refused) + (unknown.isEmpty() ? "" : "; unknown: " + unknown);
    }

    private String where(Attribute attribute) {
        return dialect.quote(model.table()) + "." + dialect.quote(attribute.column());
    }

    private String named(Attribute attribute) {
        return model.name() + "." + attribute.name();
    }
}
