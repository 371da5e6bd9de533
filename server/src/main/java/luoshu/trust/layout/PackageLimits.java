package luoshu.trust.layout;

/**
 * How much of a foreign file is looked at.
 *
 * @param bytes    of the file
 * @param entries  in the file
 * @param unpacked bytes of all entries together
 */
public record PackageLimits(int bytes, int entries, int unpacked) {

    public static final PackageLimits USUAL = new PackageLimits(32 << 20, 2_000, 96 << 20);
}
