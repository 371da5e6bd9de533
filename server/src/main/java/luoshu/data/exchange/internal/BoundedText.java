package luoshu.data.exchange.internal;

/** A text whose signs can be looked at so many times: an expression that would search for ever ends. */
final class BoundedText implements CharSequence {

    /** The expression takes too long on this value. */
    static final class Exhausted extends RuntimeException {
        Exhausted() {
            super("looked at too often", null, false, false);
        }
    }

    private static final int LOOKS = 200_000;
    private final String text;
    private int looks;

    BoundedText(String text) {
        this.text = text;
    }

    @Override
    public char charAt(int index) {
        if (++looks > LOOKS) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
