package luoshu.kernel.database;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import tools.jackson.databind.json.JsonMapper;

/**
 * One statement for many rows out of the text of the one for a single row. Each row brings the values of the named parameters as a JSON object, {@code id} among them; where the text
 * says {@code :name}, {@code (row.given ->> 'name')} is read instead. What is no text must therefore be cast in the text ({@code :version::bigint}).
 */
public final class ManyRows {

    /** An array is planned as a few rows, so that keys are looked up. */
    private static final String GIVEN = "given as (select (g.given ->> 'id')::uuid as id, g.given from unnest(:given::jsonb[]) as g(given))";
    private static final String MANY = "many as (select written.*, given.given from written join given on given.id = written.id)";
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([A-Za-z][A-Za-z0-9]*)");

    private ManyRows() {
    }

    /**
     * @param write writes the rows of the expression {@code given} and returns their {@code id} with whatever the parts read
     * @param parts further expressions and the last select; they know the rows written, with {@code given}, as {@code many} and call it {@code guard}
     * @return a statement with the one parameter {@code given}
     */
    public static String statement(String write, String parts) {
        return "with " + GIVEN + ", written as (" + reading(write, "given") + "), " + MANY + reading(parts, "guard");
    }

    private static String reading(String sql, String row) {
        return PARAMETER.matcher(sql).replaceAll("(" + row + ".given ->> '$1')");
    }

    /** The parameter {@code given}. @param rows parameters of each, none of them an array */
    public static String[] given(List<Map<String, Object>> rows, JsonMapper json) {
        return rows.stream().map(json::writeValueAsString).toArray(String[]::new);
    }
}
