package io.interflux.benchmarks.workload;

import io.interflux.benchmarks.measure.Figures;
import io.interflux.benchmarks.measure.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a workload wants to see: a ratio of two medians, the lower the better.
 *
 * @param workload such as {@code P1}
 * @param label what is divided by what; empty for the contenders' names
 * @param dividend the figure of Interflux, or of a part of it
 * @param divisors the figures the least of which it is divided by
 * @param limit the most that is good, with two decimals
 * @param kind whether it must be
 */
public record Goal(String workload, String label, Subject dividend, List<Subject> divisors, double limit, Kind kind) {

    /** Less than {@link #roundedUp} can tell. */
    private static final double ROUNDING = 1e-9;

    /** Copies the list. */
    public Goal {
        divisors = List.copyOf(divisors);
    }

    /** Whether a goal must be met. */
    public enum Kind {
        /** It must. */
        GOAL,
        /** It would be good. */
        STRETCH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of a goal. */
    public enum Verdict {
        /** The ratio is at the limit or beneath. */
        MET("met"),
        /** It is above, or the load failed. */
        NOT_MET("not met"),
        /** One side is missing. */
        NOT_MEASURED("not measured");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** As a reader wants it. */
        public String words() {
            return words;
        }
    }

    /**
     * One figure.
     *
     * @param contender whose
     * @param quantity which
     */
    public record Subject(String contender, Quantity quantity) {

        private OptionalDouble median(String workload, Figures figures) {
            return figures.median(workload, contender, quantity);
        }
    }

    /** A goal for the time that Interflux takes, beside the best of these. */
    static Goal time(String workload, double limit, String... peers) {
        return new Goal(
                workload,
                "",
                new Subject("interflux", Quantity.TIME),
                List.of(peers).stream()
                        .map(peer -> new Subject(peer, Quantity.TIME))
                        .toList(),
                limit,
                Kind.GOAL);
    }

    /** A goal for a ratio of any two figures. */
    static Goal ratio(String workload, String label, Subject dividend, Subject divisor, double limit) {
        return new Goal(workload, label, dividend, List.of(divisor), limit, Kind.GOAL);
    }

    /** The same as one that would be good. */
    Goal asStretch() {
        return new Goal(workload, label, dividend, divisors, limit, Kind.STRETCH);
    }

    /** The line that ends a run, such as {@code P1 interflux/r2dbc-join 0.43 goal 0.45}; empty if one side was not measured. */
    public Optional<String> line(Figures figures) {
        return ratio(figures).stream()
                .mapToObj(ratio -> String.format(
                        Locale.ROOT, "%s %s %s %s %.2f", number(), label(figures), roundedUp(ratio), kind, limit))
                .findFirst();
    }

    /** With two decimals, rounded up, so that what is above the limit looks so. */
    public static String roundedUp(double ratio) {
        return Double.isInfinite(ratio)
                ? "infinite"
                : new BigDecimal(ratio)
                        .round(new MathContext(9))
                        .setScale(2, RoundingMode.CEILING)
                        .toPlainString();
    }

    /** Whether it is met. */
    public Verdict verdict(Figures figures) {
        OptionalDouble ratio = ratio(figures);
        if (ratio.isEmpty()) {
            return Verdict.NOT_MEASURED;
        }
        return ratio.getAsDouble() <= limit + ROUNDING ? Verdict.MET : Verdict.NOT_MET;
    }

    /** The ratio, without a limit if the load failed; empty if one side was not measured. */
    public OptionalDouble ratio(Figures figures) {
        if (figures.hasFailed(workload, dividend.contender())) {
            return OptionalDouble.of(Double.POSITIVE_INFINITY);
        }
        OptionalDouble own = dividend.median(workload, figures);
        return own.stream()
                .flatMap(value -> best(figures).stream()
                        .mapToDouble(
                                best -> value / best.median(workload, figures).orElseThrow()))
                .findFirst();
    }

    /** What is divided by what. */
    public String label(Figures figures) {
        return label.isEmpty()
                ? dividend.contender() + "/"
                        + best(figures).map(Subject::contender).orElse("nobody")
                : label;
    }

    /** The workload without the variant behind its dash. */
    public String number() {
        int dash = workload.indexOf('-');
        return dash < 0 ? workload : workload.substring(0, dash);
    }

    private Optional<Subject> best(Figures figures) {
        return divisors.stream()
                .filter(divisor -> divisor.median(workload, figures).isPresent())
                .min(Comparator.comparingDouble(
                        divisor -> divisor.median(workload, figures).orElseThrow()));
    }
}
