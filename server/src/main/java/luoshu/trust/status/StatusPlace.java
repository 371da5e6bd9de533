package luoshu.trust.status;

/** Where something's status stands: number of the list, from 1, and index in it, from 0. Written {@code list/index}. */
public record StatusPlace(int list, int index) {
    @Override
    public String toString() {
        return list + "/" + index;
    }
}
