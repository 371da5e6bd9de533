package luoshu.data.gateway;

/** How a service does as this node sees it. {@code failures}: in a row; {@code underWay}: calls at this moment. */
public record ServiceHealth(State state, int failures, int underWay) {

    /** OPEN: nothing is asked of it for a while; HALF_OPEN: one call is let through to see. */
    public enum State { CLOSED, OPEN, HALF_OPEN }
}
