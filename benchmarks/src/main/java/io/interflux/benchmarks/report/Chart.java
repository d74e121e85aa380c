package io.interflux.benchmarks.report;

import io.interflux.benchmarks.measure.Figures;
import io.interflux.benchmarks.measure.Quantity;
import io.interflux.benchmarks.workload.Workload;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The times of all contenders as SVG: a panel for each workload, a bar for each contender, as long as its time beside the longest there. */
final class Chart {

    private static final int COLUMNS = 2;
    private static final int PANEL = 620;
    private static final int NAME = 220;
    private static final int BAR = 290;
    private static final int ROW = 20;
    private static final int HEAD = 46;
    private static final int MARGIN = 20;

    private static final String STYLE =
            """
            <style>
            text { font: 13px sans-serif; fill: #222 }
            .title { font-weight: bold; font-size: 14px }
            .own { fill: #0b6fb8 }
            .peer { fill: #b9c2cc }
            </style>
            """;

    private final Figures figures;
    private final StringBuilder svg = new StringBuilder();

    private Chart(Figures figures) {
        this.figures = figures;
    }

    /** The picture; an empty one of nothing. */
    static String of(Results results) {
        return new Chart(results.figures()).draw(results.workloads());
    }

    /** Each panel goes where the column is shortest. */
    private String draw(List<Workload> workloads) {
        int[] heights = new int[COLUMNS];
        for (Workload workload : workloads) {
            int column = heights[0] <= heights[1] ? 0 : 1;
            heights[column] += panel(workload, MARGIN + column * PANEL, MARGIN + heights[column]);
        }
        int width = COLUMNS * PANEL + MARGIN;
        int height = Math.max(heights[0], heights[1]) + MARGIN;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\">\n"
                        .formatted(width, height)
                + STYLE
                + "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n".formatted(width, height)
                + svg
                + "</svg>\n";
    }

    /** Gives the height of the panel. */
    private int panel(Workload workload, int x, int y) {
        List<String> contenders = figures.contenders(workload.id()).stream()
                .filter(contender -> time(workload, contender).isPresent())
                .toList();
        double longest = contenders.stream()
                .mapToDouble(contender -> time(workload, contender).orElseThrow())
                .max()
                .orElse(1);
        text("title", x, y + 16, workload.id() + ": time [ms], less is better");
        int at = y + 26;
        for (String contender : contenders) {
            bar(contender, time(workload, contender).orElseThrow(), longest, new Place(x, at));
            at += ROW;
        }
        return HEAD + contenders.size() * ROW;
    }

    private OptionalDouble time(Workload workload, String contender) {
        return figures.median(workload.id(), contender, Quantity.TIME);
    }

    private record Place(int x, int y) {}

    private void bar(String contender, double time, double longest, Place place) {
        double width = Math.max(1, BAR * time / longest);
        text("name", place.x(), place.y() + 14, contender);
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
                contender.startsWith("interflux") || contender.startsWith("first-parent") ? "own" : "peer",
                place.x() + NAME,
                place.y() + 2,
                width,
                ROW - 5));
        text("value", place.x() + NAME + (int) width + 6, place.y() + 14, number(time));
    }

    private static String number(double time) {
        return String.format(Locale.ROOT, time >= 100 ? "%,.0f" : time >= 1 ? "%.1f" : "%.3f", time);
    }

    private void text(String kind, int x, int y, String text) {
        svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n".formatted(kind, x, y, escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
