package luoshu.trust.seals;

/** Diameters of round seals, 国发〔1999〕25号. */
public enum SealSize {
    /** Provincial governments and ministries. */
    PROVINCIAL(50),
    /** Governments of prefectures and counties, and their departments. */
    PREFECTURE_COUNTY(45),
    /** Townships. */
    TOWNSHIP(42);

    private final int millimetres;

    SealSize(int millimetres) {
        this.millimetres = millimetres;
    }

    public int millimetres() {
        return millimetres;
    }
}
