package io.interflux.benchmarks.measure;

import io.interflux.benchmarks.contender.Connected;
import io.interflux.benchmarks.database.Endpoint;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens when it is a contender's turn.
 *
 * @param <C> what the workload asks of its contenders
 */
@FunctionalInterface
interface Turns<C extends Connected> {

    /** One turn; rounds below 0 are warm-ups. */
    void take(String name, C contender, int round);

    /** Opens the contenders, gives each its turn in every round, beginning with another one each time, and closes them. */
    static <C extends Connected> void alternate(
            List<Contender<C>> contenders, Endpoint endpoint, Settings settings, Turns<C> turns) throws Exception {
        List<C> opened = new ArrayList<>();
        try {
            contenders.forEach(contender -> opened.add(contender.open().apply(endpoint)));
            long warm = System.nanoTime() + settings.warmUp(contenders.size()).toNanos();
            for (int round = 1; round <= settings.warmUps() || System.nanoTime() < warm; round++) {
                round(contenders, opened, -round, turns);
            }
            for (int round = 0; round < settings.rounds(); round++) {
                round(contenders, opened, round, turns);
            }
        } finally {
            for (C contender : opened) {
                contender.close();
            }
        }
    }

    private static <C extends Connected> void round(
            List<Contender<C>> contenders, List<C> opened, int round, Turns<C> turns) {
        for (int i = 0; i < opened.size(); i++) {
            int next = Math.floorMod(i + round, opened.size());
            turns.take(contenders.get(next).name(), opened.get(next), round);
        }
    }
}
