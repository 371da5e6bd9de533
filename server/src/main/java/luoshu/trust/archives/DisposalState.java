package luoshu.trust.archives;

/** A destruction list waits for another person, was approved and carried out, or was refused. */
public enum DisposalState { PROPOSED, APPROVED, REFUSED }
