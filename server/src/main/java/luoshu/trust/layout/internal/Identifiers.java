package luoshu.trust.layout.internal;

/** Numbers objects of one document: each is unique in it, the greatest is written as MaxUnitID. */
public final class Identifiers {

    private int last;

    public int next() {
        return ++last;
    }

    public int last() {
        return last;
    }
}
