package luoshu.data.matching;

/** What records are of: a natural person, or an enterprise or other organisation. */
public enum MatchKind { PERSON, ENTERPRISE }
