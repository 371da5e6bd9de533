package luoshu.data.open;

import java.util.List;

/**
 * What is known of the table of a version.
 *
 * @param csvDigest   SM3 of the CSV file, hexadecimal
 * @param jsonlDigest SM3 of the file with one JSON object a line
 * @param preview     the first rows
 * @param charts      figures of columns with few different values
 */
public record OpenTableFacts(String fileName, int rows, long csvBytes, String csvDigest, long jsonlBytes, String jsonlDigest, List<List<String>> preview, List<OpenChart> charts) {

    /** Of one column: how many rows have each value, and the sums of the columns of numbers over them. In the order of the table; values beyond the first forty make the column none of these. */
    public record OpenChart(String column, List<OpenBar> bars, List<String> summed) {
    }

    /** {@code sums}: one for each of the columns that are summed, as decimal numbers. */
    public record OpenBar(String value, int count, List<String> sums) {
    }
}
