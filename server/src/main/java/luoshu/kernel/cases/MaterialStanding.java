package luoshu.kernel.cases;

/** How what stands in for a material stands. Everything but IN_FORCE is for the official to look at. */
public enum MaterialStanding { IN_FORCE, NOT_YET_IN_FORCE, SUSPENDED, EXPIRED, REVOKED, REPLACED }
