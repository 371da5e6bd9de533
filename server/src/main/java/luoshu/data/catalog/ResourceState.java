package luoshu.data.catalog;

/** Life of an edition of an entry, in the order of the national codes 0–7. */
public enum ResourceState {
    CREATED, PUBLISHING, PUBLISHING_REFUSED, PUBLISHED, WITHDRAWING, WITHDRAWING_REFUSED, WITHDRAWN, DELETED;

    /** Others may find and read it: a withdrawal counts when it is agreed. */
    public boolean inForce() {
        return this == PUBLISHED || this == WITHDRAWING || this == WITHDRAWING_REFUSED;
    }
}
