package io.interflux.r2dbc.random;

import io.interflux.explain.ExplainedStatement;
import io.interflux.explain.ExplainedStep;
import io.interflux.explain.Explanation;
import io.interflux.explain.RoundTrips;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code explain()} has announced of a load, to be held against what was sent. */
final class Announcement {

    private final String roots;

    /** How often each text beneath the roots is sent for a window; steps may share one. */
    private final Map<String, RoundTrips> beneath = new HashMap<>();

    Announcement(Explanation explanation) {
        this.roots = explanation.roots().statements().get(0).sql();
        explanation.roots().beneath().stream()
                .flatMap(ExplainedStep::all)
                .flatMap(step -> step.statements().stream())
                .forEach(this::announce);
    }

    private void announce(ExplainedStatement statement) {
        beneath.merge(statement.sql(), statement.roundTrips(), Announcement::plus);
    }

    private static RoundTrips plus(RoundTrips one, RoundTrips other) {
        boolean unbounded = one.most() == RoundTrips.UNBOUNDED || other.most() == RoundTrips.UNBOUNDED;
        return new RoundTrips(
                one.least() + other.least(), unbounded ? RoundTrips.UNBOUNDED : one.most() + other.most());
    }

    /**
     * What was sent without being announced, or how often something was that should have been sent another number of times; {@code null}
     * if all is as announced.
     *
     * @param rooted whether there was a root at all: the last window may have none, the ones before it always do
     */
    @Nullable String difference(List<String> sent, boolean rooted) {
        List<List<String>> windows = windows(sent);
        for (int i = 0; i < windows.size(); i++) {
            boolean certain = i < windows.size() - 1 || (i == 0 && rooted);
            String difference = inWindow(windows.get(i), certain);
            if (difference != null) {
                return "window " + i + ": " + difference + "; sent: " + sent;
            }
        }
        return null;
    }

    /** Each with the statement of its roots first. The declaration of a cursor is a part of the first one's. */
    private List<List<String>> windows(List<String> sent) {
        List<List<String>> windows = new ArrayList<>();
        for (String text : sent) {
            if (!beneath.containsKey(text) && !text.startsWith("DECLARE ")) {
                windows.add(new ArrayList<>());
            }
            if (!windows.isEmpty()) {
                windows.get(windows.size() - 1).add(text);
            }
        }
        return windows;
    }

    private @Nullable String inWindow(List<String> window, boolean rooted) {
        if (!isOfTheRoots(window.get(0))) {
            return "not announced: " + window.get(0);
        }
        for (Map.Entry<String, RoundTrips> announced : beneath.entrySet()) {
            int times = Collections.frequency(window, announced.getKey());
            RoundTrips trips = announced.getValue();
            if (times > trips.most() || (rooted && times < trips.least())) {
                return times + " times, announced " + trips + ": " + announced.getKey();
            }
        }
        return null;
    }

    /** Further windows have the place where they begin among their conditions. */
    private boolean isOfTheRoots(String text) {
        return text.startsWith("FETCH ") || text.startsWith(roots.substring(0, roots.indexOf(" FROM ")));
    }
}
