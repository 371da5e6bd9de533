package luoshu.data.catalog;

/**
 * What is wrong with a cell or a row.
 *
 * @param row     as a spreadsheet counts, from 1
 * @param column  its name in the header; empty: the row as a whole
 * @param value   what stands there, shortened
 * @param message in Chinese, says it all
 */
public record ResourceImportFault(int row, String column, String value, String code, String message) {

    private static final int SHOWN = 120;

    public ResourceImportFault {
        value = value.length() > SHOWN ? value.substring(0, value.offsetByCodePoints(0, Math.min(SHOWN / 2, value.codePointCount(0, value.length())))) + "…" : value;
    }
}
