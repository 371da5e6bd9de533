package luoshu.data.objections;

/** What became of a copy. RELEASED: the platform took it out itself; REISSUED: a certificate has a new edition, or is no more; NOT_NEEDED: with the reason. */
public enum CopyOutcome { CORRECTED, REISSUED, NOT_NEEDED, RELEASED }
