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
            for (int round = -settings.warmUps(); round < settings.rounds(); round++) {
                for (int i = 0; i < opened.size(); i++) {
                    int next = Math.floorMod(i + round, opened.size());
                    turns.take(contenders.get(next).name(), opened.get(next), round);
                }
            }
        } finally {
            for (C contender : opened) {
                contender.close();
            }
        }
    }
}
