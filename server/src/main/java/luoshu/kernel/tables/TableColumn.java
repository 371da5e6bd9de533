package luoshu.kernel.tables;

/** A column that a table of some kind has. */
public interface TableColumn {

    /** Its name as the template writes it. */
    String title();

    /** The table must have it, if only empty. */
    boolean mustStand();

    /** Whether a header cell means this column. */
    boolean named(String header);
}
