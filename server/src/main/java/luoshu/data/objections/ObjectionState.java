package luoshu.data.objections;

/** VERIFYING at the source; PROPAGATING: corrected there, owners of copies are asked; ENDED: all have answered; REFUSED: the value is right; WITHDRAWN by who raised it. */
public enum ObjectionState {
    VERIFYING, PROPAGATING, ENDED, REFUSED, WITHDRAWN;

    public boolean open() {
        return this == VERIFYING || this == PROPAGATING;
    }
}
