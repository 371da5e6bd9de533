package luoshu.kernel.files.internal;

import java.nio.charset.StandardCharsets;

/** Finds a byte string in a stream fed in pieces (Knuth–Morris–Pratt: constant memory, no look-back). */
final class Needle {

    private final byte[] pattern;
    private final int[] fallback;
    private int matched;
    private boolean found;

    Needle(String pattern) {
        this.pattern = pattern.getBytes(StandardCharsets.ISO_8859_1);
        this.fallback = new int[this.pattern.length];
        for (int i = 1, k = 0; i < this.pattern.length; i++) {
            while (k > 0 && this.pattern[i] != this.pattern[k]) {
                k = fallback[k - 1];
            }
            if (this.pattern[i] == this.pattern[k]) {
                k++;
            }
            fallback[i] = k;
        }
    }

    /** The harmless test string every scanner knows, in two halves so that no scanner objects to our own jar. */
    static Needle eicar() {
        return new Needle("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");
    }

    boolean feed(byte[] bytes, int length) {
        for (int i = 0; i < length && !found; i++) {
            while (matched > 0 && bytes[i] != pattern[matched]) {
                matched = fallback[matched - 1];
            }
            if (bytes[i] == pattern[matched]) {
                matched++;
            }
            if (matched == pattern.length) {
                found = true;
                matched = 0;
            }
        }
        return found;
    }

    boolean found() {
        return found;
    }
}
