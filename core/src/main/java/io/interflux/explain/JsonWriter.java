package io.interflux.explain;

import java.util.List;
import java.util.function.Consumer;

/** Writes JSON (RFC 8259): objects, arrays, texts and whole numbers, which is all that an explanation has. */
final class JsonWriter {

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean first = true;

    void object(Runnable members) {
        text.append('{');
        nested(members);
        text.append('}');
    }

    <T> void array(List<T> items, Consumer<T> each) {
        text.append('[');
        nested(() -> items.forEach(item -> {
            separate();
            each.accept(item);
        }));
        text.append(']');
    }

    JsonWriter member(String name) {
        separate();
        text(name);
        text.append(": ");
        return this;
    }

    void text(String value) {
        text.append('"');
        value.chars().forEach(unit -> escaped((char) unit));
        text.append('"');
    }

    void number(long value) {
        text.append(value);
    }

    private void nested(Runnable content) {
        boolean outer = first;
        first = true;
        depth++;
        content.run();
        depth--;
        if (!first) {
            newLine();
        }
        first = outer;
    }

    private void separate() {
        if (!first) {
            text.append(',');
        }
        first = false;
        newLine();
    }

    private void newLine() {
        text.append('\n').append("  ".repeat(depth));
    }

    private void escaped(char unit) {
        switch (unit) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            default -> text.append(unit >= ' ' ? String.valueOf(unit) : String.format("\\u%04x", (int) unit));
        }
    }

    @Override
    public String toString() {
        return text + "\n";
    }
}
