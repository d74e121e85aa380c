package io.interflux.examples.worldcup;

/** The reports as the command line names them. */
enum ReportName {
    /** Every tournament's matches with both line-ups. */
    LINEUPS,
    /** The players of more than one team. */
    PLAYERS,
    /** The top scorers and the matches of their goals. */
    SCORERS;

    Report<?> report() {
        return switch (this) {
            case LINEUPS -> new LineUps();
            case PLAYERS -> new TeamChangers();
            case SCORERS -> new TopScorers();
        };
    }
}
