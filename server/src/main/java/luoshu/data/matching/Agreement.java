package luoshu.data.matching;

/** How far two values of a field agree; each field knows some of them. */
public enum Agreement {
    /** One and the same once brought to one form. */
    SAME,
    /** One number is the old form of the other: 15 digits of a citizen number, the organisation code within a credit code. */
    OLD,
    /** The same name of an enterprise without division and legal form. */
    SHORT,
    /** Another writing of the same sound. */
    SOUND,
    /** One slip of the pen apart. */
    CLOSE,
    /** The same road and house number, or the same estate. */
    DOOR,
    /** The same township, street or road. */
    STREET,
    /** The same county. */
    COUNTY,
    /** The same year. */
    PART,
    DIFFERENT,
    /** Both numbers are valid and not the same. */
    CONFLICT,
    /** A side says nothing: no weight. */
    MISSING
}
