package io.interflux.testkit.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The only source of chance: the same seed gives the same sequence on every machine. */
final class Dice {

    /** Spreads seeds that follow each other, whose first throws would be alike. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed * SPREAD);
    }

    /** A number from {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <E> E pick(List<E> elements) {
        return elements.get(random.nextInt(elements.size()));
    }

    /** At most that many of the elements, in a random order. */
    <E> List<E> some(List<E> elements, int most) {
        List<E> shuffled = shuffled(elements);
        return shuffled.subList(0, Math.min(most, shuffled.size()));
    }

    <E> List<E> shuffled(List<E> elements) {
        List<E> copy = new ArrayList<>(elements);
        Collections.shuffle(copy, random);
        return copy;
    }
}
