package io.interflux.spring.web;

import org.jspecify.annotations.Nullable;

/**
 * How many roots a page may have.
 *
 * @param standard where the client does not say it
 * @param maximum where it does
 */
record PageSizes(int standard, int maximum) {

    /** {@code 1 <= standard <= maximum}. */
    PageSizes {
        if (standard < 1 || maximum < standard) {
            throw new IllegalArgumentException("A page of " + standard + " roots, at most " + maximum
                    + ", cannot be; give two numbers from 1 on, the second not less than the first");
        }
    }

    /** The number that a client wrote, or {@code null} if it is none of those allowed. */
    @Nullable Integer read(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            return null;
        }
        int size = Integer.parseInt(text);
        return size >= 1 && size <= maximum ? size : null;
    }

    @Override
    public String toString() {
        return "1 to " + maximum;
    }
}
