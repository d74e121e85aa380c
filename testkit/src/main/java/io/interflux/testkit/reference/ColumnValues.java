package io.interflux.testkit.reference;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares values as a database does. */
final class ColumnValues {

    private ColumnValues() {}

    /**
     * Numbers by value, text by code point, UUIDs as unsigned bytes, moments without regard to the offset, everything else by its natural
     * order.
     */
    static int compare(Object left, Object right) {
        if (left instanceof Number && right instanceof Number) {
            return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
        }
        if (left instanceof String one && right instanceof String other) {
            return byCodePoint(one, other);
        }
        if (left instanceof UUID one && right instanceof UUID other) {
            return one.toString().compareTo(other.toString());
        }
        if (left instanceof OffsetDateTime one && right instanceof OffsetDateTime other) {
            return one.toInstant().compareTo(other.toInstant());
        }
        return natural(left, right);
    }

    @SuppressWarnings("unchecked") // values of one column have one class
    private static int natural(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static int byCodePoint(String left, String right) {
        PrimitiveIterator.OfInt one = left.codePoints().iterator();
        PrimitiveIterator.OfInt other = right.codePoints().iterator();
        while (one.hasNext() && other.hasNext()) {
            int compared = Integer.compare(one.nextInt(), other.nextInt());
            if (compared != 0) {
                return compared;
            }
        }
        return Boolean.compare(one.hasNext(), other.hasNext());
    }

    /** Smallest first, nulls last; the reverse of it has them first. */
    static int compareNullsLast(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        return compare(left, right);
    }

    /** Whether two keys match: column by column, and null matches nothing. */
    static boolean match(List<@Nullable Object> left, List<@Nullable Object> right) {
        for (int i = 0; i < left.size(); i++) {
            Object one = left.get(i);
            Object other = right.get(i);
            if (one == null || other == null || compare(one, other) != 0) {
                return false;
            }
        }
        return true;
    }
}
