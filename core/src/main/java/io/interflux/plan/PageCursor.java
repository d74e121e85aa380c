package io.interflux.plan;

import io.interflux.error.CursorException;
import io.interflux.model.DataType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The text of a place between two roots: base64url, without padding, of the version of this format (one byte), the checksums of the model's
 * name and of the order (four bytes each), the values, and the checksum of all that (four bytes; CRC-32).
 *
 * <p>A cursor that was changed, cut, or given by another query is told apart by chance once in four thousand million. That is no
 * signature: who forges one can begin at another place of the same query, and no more, since its values are bound like any other.
 */
final class PageCursor {

    private static final byte FORMAT = 1;
    private static final int CHECKSUM = Integer.BYTES;
    private static final int HEADER = 1 + 2 * CHECKSUM;

    /** Characters of a cursor in a message. */
    private static final int LONGEST_SHOWN = 40;

    private final PageOrder order;
    private final List<DataType<?>> types;

    PageCursor(PageOrder order) {
        this.order = order;
        this.types = order.types();
    }

    /** The cursor after a root that has these values in the terms of the order. */
    String text(List<? extends @Nullable Object> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(header());
            for (int i = 0; i < types.size(); i++) {
                CursorValue.of(types.get(i)).write(out, values.get(i));
            }
            out.writeInt(checksum(bytes.toByteArray()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * The values of the root after which the page begins.
     *
     * @throws CursorException if it is no cursor of this query's, saying why
     */
    List<@Nullable Object> values(String text) {
        byte[] bytes = bytes(text);
        int end = bytes.length - CHECKSUM;
        if (end < HEADER || ByteBuffer.wrap(bytes, end, CHECKSUM).getInt() != checksum(Arrays.copyOf(bytes, end))) {
            throw refused(text, "was changed or cut on its way, or is none; pass on what nextCursor() gave");
        }
        requireOfThisOrder(text, bytes);
        return values(text, new DataInputStream(new ByteArrayInputStream(bytes, HEADER, end - HEADER)));
    }

    private byte[] bytes(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw refused(text, "has a form that no cursor has; pass on what nextCursor() gave");
        }
    }

    private void requireOfThisOrder(String text, byte[] bytes) {
        byte[] expected = header();
        if (bytes[0] != expected[0]) {
            throw refused(text, "is of format " + bytes[0] + ", but " + FORMAT + " is read");
        }
        if (differ(bytes, expected, 1)) {
            throw refused(text, "was given by pages of another model than " + order.model());
        }
        if (differ(bytes, expected, 1 + CHECKSUM)) {
            throw refused(
                    text, "was given by pages in another order than this query's, which is " + order.description());
        }
    }

    private static boolean differ(byte[] one, byte[] other, int from) {
        return !Arrays.equals(one, from, from + CHECKSUM, other, from, from + CHECKSUM);
    }

    private List<@Nullable Object> values(String text, DataInputStream in) {
        List<@Nullable Object> values = new ArrayList<>();
        try {
            for (DataType<?> type : types) {
                values.add(CursorValue.of(type).read(in));
            }
            if (in.available() > 0) {
                throw new IllegalArgumentException(in.available() + " bytes are left over");
            }
            for (int i = 0; i < values.size(); i++) {
                requirePossible(order.keyset().terms().get(i), values.get(i));
            }
            return values;
        } catch (IOException | RuntimeException e) {
            throw refused(text, "has values that its order does not take: " + e.getMessage());
        }
    }

    /** Of a value that no row can have: the database is not asked for it, and may refuse it. */
    private void requirePossible(SortTerm term, @Nullable Object value) {
        if (value == null && !term.nullable()) {
            throw new IllegalArgumentException(
                    "there is none for " + term.expression() + ", which is declared not null");
        }
        if (value != null && !order.dialect().holds(value)) {
            throw new IllegalArgumentException(order.dialect().name() + " cannot hold that of " + term.expression());
        }
    }

    private byte[] header() {
        return ByteBuffer.allocate(HEADER)
                .put(FORMAT)
                .putInt(checksum(utf8(order.model())))
                .putInt(checksum(utf8(order.description() + kinds())))
                .array();
    }

    /** Without lengths and names, which may change while a cursor is out. */
    private List<String> kinds() {
        return types.stream().map(PageCursor::kind).toList();
    }

    private static String kind(DataType<?> type) {
        DataType<?> element = type.element();
        return element == null ? type.kind().name() : element.kind() + "[]";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    private static CursorException refused(String text, String why) {
        String shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
        return new CursorException(
                text, "The cursor '" + shown + "' " + why + "; or leave after(…) out, to begin at the first root");
    }
}
