package luoshu.kernel.database;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import tools.jackson.databind.json.JsonMapper;

/**
 * One statement for many rows out of the text of the one for a single row. Each row brings the values of the named parameters as a JSON object; {@link #GIVEN} makes them an
 * expression {@code given (id, given)}, and {@link #reading} turns {@code :name} into {@code (row.given ->> 'name')}. What is no text must therefore be cast in the text
 * ({@code :version::bigint}).
 */
public final class ManyRows {

    /** First expression of the statement; its parameter is {@code :given}, and every row has an {@code id}. An array is planned as a few rows, so that keys are looked up. */
    public static final String GIVEN = "given as (select (g.given ->> 'id')::uuid as id, g.given from unnest(:given::jsonb[]) as g(given))";
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([A-Za-z][A-Za-z0-9]*)");

    private ManyRows() {
    }

    /** @param row name by which the text knows the expression that has the column {@code given} */
    public static String reading(String sql, String row) {
        return PARAMETER.matcher(sql).replaceAll("(" + row + ".given ->> '$1')");
    }

    /** @param rows parameters of each, none of them an array */
    public static String[] given(List<Map<String, Object>> rows, JsonMapper json) {
        return rows.stream().map(json::writeValueAsString).toArray(String[]::new);
    }
}
