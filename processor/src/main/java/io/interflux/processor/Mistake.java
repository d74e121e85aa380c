package io.interflux.processor;

import javax.lang.model.element.Element;

/** Something wrong in the sources, told at the element where it is to be mended; nothing is generated for its class. */
final class Mistake extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Element element;

    Mistake(Element element, String message) {
        super(message, null, false, false);
        this.element = element;
    }

    Element element() {
        return element;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
