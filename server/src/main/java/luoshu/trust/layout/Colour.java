package luoshu.trust.layout;

public record Colour(int red, int green, int blue) {

    public static final Colour BLACK = new Colour(0, 0, 0);
    /** The red of seals and of the heads of official documents. */
    public static final Colour OFFICIAL_RED = new Colour(204, 0, 0);

    @Override
    public String toString() {
        return red + " " + green + " " + blue;
    }
}
