package luoshu.kernel.cases;

/** The inner state of a case. What leads from one to the next is in one table (CaseTransitions). */
public enum CaseState {
    DRAFT(PublicState.DRAFT), SUBMITTED(PublicState.SUBMITTED), RECEIVED(PublicState.SUBMITTED), CORRECTION(PublicState.CORRECTION), ACCEPTED(PublicState.ACCEPTED),
    NOT_ACCEPTED(PublicState.NOT_ACCEPTED), HANDLING(PublicState.HANDLING), SPECIAL_PROCEDURE(PublicState.SPECIAL_PROCEDURE), DECIDED_GRANTED(PublicState.DECIDED_GRANTED),
    DECIDED_REFUSED(PublicState.DECIDED_REFUSED), RESULT_ISSUED(PublicState.DECIDED_GRANTED), DELIVERED(PublicState.CLOSED), CLOSED(PublicState.CLOSED), RATED(PublicState.CLOSED),
    ARCHIVED(PublicState.CLOSED), WITHDRAWN(PublicState.WITHDRAWN), LAPSED(PublicState.LAPSED), TRANSFERRED(PublicState.CLOSED);

    private final PublicState shown;

    CaseState(PublicState shown) {
        this.shown = shown;
    }

    public PublicState shown() {
        return shown;
    }

    /** Nothing more will be decided. */
    public boolean ended() {
        return switch (this) {
            case NOT_ACCEPTED, CLOSED, RATED, ARCHIVED, WITHDRAWN, LAPSED, TRANSFERRED -> true;
            case DRAFT, SUBMITTED, RECEIVED, CORRECTION, ACCEPTED, HANDLING, SPECIAL_PROCEDURE, DECIDED_GRANTED, DECIDED_REFUSED, RESULT_ISSUED, DELIVERED -> false;
        };
    }
}
