package io.interflux.ddl;

import io.interflux.ddl.SchemaFinding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a live database differs from a schema.
 *
 * <pre>
 * 2 findings: 1 ERROR, 1 WARNING
 *
 * ERROR The table "grants" has no column "selfGranted" for the attribute grant.selfGranted.
 *     ALTER TABLE "grants" ADD COLUMN "selfGranted" BOOLEAN;
 * WARNING No index of "grants" begins with ("profileId"), by which associations find rows.
 *     CREATE INDEX "grants_profileId_idx" ON "grants" ("profileId");
 * </pre>
 *
 * @param findings in an order in which their advice can be followed; empty where the database is what the schema says
 */
public record SchemaReport(List<SchemaFinding> findings) {

    /** Copies the list. */
    public SchemaReport {
        findings = List.copyOf(findings);
    }

    /** The findings that matter as much, or more, in their order. */
    public List<SchemaFinding> atLeast(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity().isAtLeast(severity))
                .toList();
    }

    /** Whether the database holds everything that the schema counts on: there is no {@link Severity#ERROR}. */
    public boolean matches() {
        return atLeast(Severity.ERROR).isEmpty();
    }

    /** The statements that mend what statements can, in order, each once. */
    public List<String> advice() {
        return findings.stream()
                .flatMap(finding -> finding.advice().stream())
                .filter(statement -> !statement.startsWith("SELECT "))
                .distinct()
                .toList();
    }

    /** The report as text: a summary, then each finding with its advice as statements ended by semicolons. */
    public String text() {
        if (findings.isEmpty()) {
            return "The database is what the schema says.\n";
        }
        List<String> lines = new ArrayList<>(List.of(summary(), ""));
        for (SchemaFinding finding : findings) {
            lines.add(finding + ".");
            finding.advice()
                    .forEach(statement -> lines.add((statement + ";").indent(4).stripTrailing()));
        }
        return String.join("\n", lines) + "\n";
    }

    private String summary() {
        String counts = Arrays.stream(Severity.values())
                .filter(severity -> count(severity) > 0)
                .map(severity -> count(severity) + " " + severity)
                .collect(Collectors.joining(", "));
        return findings.size() + (findings.size() == 1 ? " finding: " : " findings: ") + counts;
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    @Override
    public String toString() {
        return text();
    }
}
