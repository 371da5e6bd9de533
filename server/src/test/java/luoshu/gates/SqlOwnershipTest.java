package luoshu.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** SQL names its schema, and a module touches only its own: another module's data are asked of its API or read through its published {@code api_*} views. */
class SqlOwnershipTest {

    private static final Path SOURCES = Path.of("src/main/java/luoshu");
    private static final Pattern STRINGS = Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern IS_SQL = Pattern.compile("^\\s*(select\\b|insert into\\b|update\\b.*\\bset\\b|delete from\\b|with\\b.*\\bas\\b|copy\\b.*\\bfrom\\b|truncate\\b|lock table\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile("\\b(?:from|join|into|update|truncate|lock table)\\s+(?:only\\s+)?([a-z_][a-z0-9_]*)(\\.([a-z_][a-z0-9_]*))?(\\s*\\()?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CTE = Pattern.compile("(?:\\bwith(?:\\s+recursive)?|,)\\s+([a-z_][a-z0-9_]*)\\s*(?:\\([^)]*\\)\\s*)?as\\s*(?:not\\s+)?(?:materialized\\s*)?\\(", Pattern.CASE_INSENSITIVE);

    @Test
    void statements_stay_in_their_modules_schema() throws IOException {
        List<String> findings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                findings.addAll(check(schemaOf(file), Files.readString(file)).stream().map(what -> SOURCES.relativize(file) + ": " + what).toList());
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void the_check_can_fail() {
        assertThat(check("tasks", "jdbc.sql(\"select 1 from cases.file\")")).containsExactly("cases.file belongs to another module");
        assertThat(check("tasks", "jdbc.sql(\"select 1 from task\")")).containsExactly("task is not schema-qualified");
        assertThat(check("tasks", "jdbc.sql(\"with mine as (select 1 from tasks.task) select * from mine join cases.api_case c on true\")")).isEmpty();
    }

    private static List<String> check(String schema, String source) {
        List<String> findings = new ArrayList<>();
        for (Matcher strings = STRINGS.matcher(source); strings.find(); ) {
            String sql = strings.group(1) != null ? strings.group(1) : strings.group(2);
            if (!IS_SQL.matcher(sql).find()) {
                continue;
            }
            List<String> ctes = new ArrayList<>(CTE.matcher(sql).results().map(match -> match.group(1).toLowerCase()).toList());
            for (Matcher table = TABLE.matcher(sql); table.find(); ) {
                String first = table.group(1).toLowerCase();
                String second = table.group(3);
                boolean function = table.group(4) != null && second == null && !sql.substring(table.start(), table.end()).toLowerCase().startsWith("into");
                if (function || ctes.contains(first) || List.of("select", "lateral", "set", "skip", "nothing", "values", "unnest", "excluded", "of", "stdin", "stdout", "changed", "given", "many").contains(first)
                        || first.equals("pg_catalog") || first.startsWith("pg_") || first.equals("information_schema")) {
                    continue;
                }
                if (second == null) {
                    if (sql.toLowerCase().contains("extract(") || sql.toLowerCase().contains("distinct from " + first)) {
                        continue;
                    }
                    findings.add(first + " is not schema-qualified");
                } else if (!first.equals(schema) && !second.startsWith("api_")) {
                    findings.add(first + "." + second + " belongs to another module");
                }
            }
        }
        return findings;
    }

    /** luoshu/kernel/cases/… → cases. */
    private static String schemaOf(Path file) {
        Path relative = SOURCES.relativize(file);
        return relative.getNameCount() > 2 ? relative.getName(1).toString() : "";
    }
}
