package io.interflux.spring.observation;

import io.micrometer.common.docs.KeyName;

/** The keys of the values that observations of loads and steps have. */
public enum LoadKeys implements KeyName {
    /** Of a load: the name of the roots' model. Few values. */
    MODEL("interflux.model"),
    /** Of a step: the path of the include, {@code user.profiles}. Few values. */
    PATH("interflux.path"),
    /** Of a step: how it is read, {@code BATCH}. Few values. */
    STRATEGY("interflux.strategy"),
    /** {@code completed}, {@code failed}, {@code cancelled}, or {@code unknown} as long as it lasts. Few values. */
    OUTCOME("interflux.outcome"),
    /** Of a step: which window of the load it is run for, from 1. */
    WINDOW("interflux.window"),
    /** Of a load: how many windows were read. */
    WINDOWS("interflux.windows"),
    /** How many statements were sent for rows. */
    STATEMENTS("interflux.statements"),
    /** How many keys they were sent. */
    KEYS("interflux.keys"),
    /** How many rows came. */
    ROWS("interflux.rows");

    private final String key;

    LoadKeys(String key) {
        this.key = key;
    }

    @Override
    public String asString() {
        return key;
    }
}
