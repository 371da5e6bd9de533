package luoshu.data.contracts;

/** What becomes of the values of a field before they leave: PLAIN as they are, HASHED an HMAC-SM3 that is the same for the same value under one contract, OMITTED nothing; the others keep what tells values apart to the eye. */
public enum Masking {
    PLAIN, NAME, ID_NUMBER, MOBILE, ADDRESS, ACCOUNT, HASHED, OMITTED;

    /**
     * For all but HASHED and OMITTED; a value too short to keep anything of becomes stars altogether.
     *
     * @throws IllegalStateException for HASHED and OMITTED
     */
    public String of(String value) {
        return switch (this) {
            case PLAIN -> value;
            case NAME -> keep(value, 1, 0);
            case ID_NUMBER -> keep(value, 3, 4);
            case MOBILE -> keep(value, 3, 4);
            case ADDRESS -> keep(value, 6, 0);
            case ACCOUNT -> keep(value, 0, 4);
            case HASHED, OMITTED -> throw new IllegalStateException(this + " leaves nothing of a value");
        };
    }

    private static String keep(String value, int first, int last) {
        int[] points = value.codePoints().toArray();
        boolean kept = points.length > first + last;
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            masked.appendCodePoint(kept && (i < first || i >= points.length - last) ? points[i] : '*');
        }
        return masked.toString();
    }
}
