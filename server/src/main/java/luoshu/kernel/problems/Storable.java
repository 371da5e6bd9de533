package luoshu.kernel.problems;

/** PostgreSQL stores neither the zero character nor half a surrogate pair; said as a refusal, not as a server error. */
public final class Storable {

    private Storable() {
    }

    public static void check(String text, String pointer) {
        boolean escaped = text.contains("\\u0000");
        for (int i = 0; i < text.length() && !escaped; i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                escaped = true;
            } else if (Character.isHighSurrogate(c)) {
                escaped = ++i >= text.length() || !Character.isLowSurrogate(text.charAt(i));
            }
        }
        if (escaped) {
            throw new Invalid(pointer, "unstorable-character", "含有无法保存的字符");
        }
    }
}
