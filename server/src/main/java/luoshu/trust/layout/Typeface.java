package luoshu.trust.layout;

/**
 * A font by its name, the way most fixed-layout documents refer to it; with {@code file}, a TrueType font that travels inside every document made from the template
 * ({@link FontSubset} makes it small).
 */
public record Typeface(String name, byte[] file) {

    public static Typeface named(String name) {
        return new Typeface(name, new byte[0]);
    }

    public boolean embedded() {
        return file.length > 0;
    }
}
