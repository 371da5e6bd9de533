package luoshu.kernel.matters;

/** State of one version of a matter. SUSPENDED and CANCELLED take no new applications; cases opened earlier run on under their version. */
public enum MatterState {
    DRAFT, PUBLISHED, SUPERSEDED, SUSPENDED, CANCELLED
}
