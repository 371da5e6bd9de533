package luoshu.data.matching;

/** What a comparison says: of one subject, for a person to decide, or of two. */
public enum MatchOutcome { MATCH, REVIEW, DIFFERENT }
