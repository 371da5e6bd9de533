package luoshu.kernel.cases;

/** What the applicant is told; the inner states are finer. */
public enum PublicState {
    DRAFT, SUBMITTED, CORRECTION, ACCEPTED, NOT_ACCEPTED, HANDLING, SPECIAL_PROCEDURE, DECIDED_GRANTED, DECIDED_REFUSED, CLOSED, WITHDRAWN, LAPSED
}
