package io.interflux.ddl;

import io.interflux.dialect.ReportedType;
import io.interflux.model.DataType;
import io.interflux.model.DataType.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a column that is there suits the type that is declared for it. */
enum TypeFit {
    /** It holds just the values that are declared, or more text. */
    SAME,
    /** It refuses some of the values, or keeps them less exactly. */
    NARROWER,
    /** It may hold values that the declared type cannot take, which ends a load in an error. */
    WIDER,
    /** Its values can be read, but neither written nor compared. */
    READ_ONLY,
    /** Its values cannot be read. */
    OTHER;

    /** From the smallest. */
    private static final List<Kind> INTEGERS = List.of(Kind.SHORT, Kind.INTEGER, Kind.LONG);

    private static final Set<Kind> INEXACT = Set.of(Kind.FLOAT, Kind.DOUBLE);
    private static final Set<Kind> TEXTS = Set.of(Kind.STRING, Kind.TEXT);

    static TypeFit of(DataType<?> declared, ReportedType found) {
        Kind kind = found.kind();
        if (kind == null) {
            return OTHER;
        }
        return switch (declared.kind()) {
            case SHORT, INTEGER, LONG -> integer(declared.kind(), kind);
            case DECIMAL -> decimal(declared, found, kind);
            case FLOAT, DOUBLE -> inexact(declared.kind(), kind);
            case STRING, TEXT -> text(declared, found, kind);
            case ENUM -> TEXTS.contains(kind) ? text(declared, found, kind) : readOnly(kind == Kind.ENUM);
            case UUID -> kind == Kind.UUID ? SAME : readOnly(TEXTS.contains(kind));
            case BOOLEAN -> kind == Kind.BOOLEAN ? SAME : readOnly(isNumber(kind));
            case DATE -> kind == Kind.TIMESTAMP ? WIDER : same(kind == Kind.DATE);
            case TIMESTAMP -> kind == Kind.DATE ? NARROWER : same(kind == Kind.TIMESTAMP);
            case TIMESTAMP_WITH_ZONE, INSTANT -> same(kind == Kind.TIMESTAMP_WITH_ZONE);
            case TIME, BYTES, JSON -> same(kind == declared.kind());
            case ARRAY -> array(declared.element(), found.element());
        };
    }

    private static TypeFit integer(Kind declared, Kind found) {
        int width = INTEGERS.indexOf(found);
        if (width < 0) {
            return isNumber(found) ? WIDER : OTHER;
        }
        int difference = Integer.compare(width, INTEGERS.indexOf(declared));
        return difference == 0 ? SAME : difference < 0 ? NARROWER : WIDER;
    }

    private static TypeFit decimal(DataType<?> declared, ReportedType found, Kind kind) {
        if (kind != Kind.DECIMAL) {
            return isNumber(kind) ? NARROWER : OTHER;
        }
        boolean whole = found.length() == 0 || found.length() - found.scale() >= declared.length() - declared.scale();
        boolean fraction = found.length() == 0 || found.scale() >= declared.scale();
        return whole && fraction ? SAME : NARROWER;
    }

    private static TypeFit inexact(Kind declared, Kind found) {
        if (declared == found) {
            return SAME;
        }
        if (!isNumber(found)) {
            return OTHER;
        }
        return declared == Kind.DOUBLE && found == Kind.FLOAT ? NARROWER : WIDER;
    }

    /** A longer text is the application's own limit, and no error when it is read. */
    private static TypeFit text(DataType<?> declared, ReportedType found, Kind kind) {
        if (!TEXTS.contains(kind)) {
            return readOnly(kind == Kind.ENUM || kind == Kind.UUID);
        }
        boolean unlimited = found.length() == 0 || kind == Kind.TEXT;
        boolean enough = declared.length() > 0 && found.length() >= declared.length();
        return unlimited || enough ? SAME : NARROWER;
    }

    private static TypeFit array(@Nullable DataType<?> declared, @Nullable ReportedType found) {
        if (declared == null || found == null) {
            return OTHER;
        }
        TypeFit fit = of(declared, found);
        return fit == SAME || fit == NARROWER || fit == WIDER ? fit : OTHER;
    }

    private static boolean isNumber(Kind kind) {
        return INTEGERS.contains(kind) || INEXACT.contains(kind) || kind == Kind.DECIMAL;
    }

    private static TypeFit same(boolean is) {
        return is ? SAME : OTHER;
    }

    private static TypeFit readOnly(boolean is) {
        return is ? READ_ONLY : OTHER;
    }
}
