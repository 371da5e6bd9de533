package luoshu.verify;

/** The verdict against what was looked at. */
final class Wrong extends RuntimeException {

    private static final long serialVersionUID = 1;

    Wrong(String what) {
        super(what);
    }
}
