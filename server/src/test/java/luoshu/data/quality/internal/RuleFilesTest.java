package luoshu.data.quality.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import luoshu.kernel.packages.Finding;
import org.junit.jupiter.api.Test;

class RuleFilesTest {

    private static final String HEAD = """
            format: luoshu/quality-rules/1
            name: {zh: 规则, en: rules}
            tables:
              - name: person
                title: {zh: 人员, en: persons}
                key: [zjhm]
                columns: [{name: zjhm, type: text}, {name: je, type: decimal}, {name: 日期, type: date}]
                rules:
            """;

    @Test
    void saysWhatIsWrongAndWhere() {
        assertThat(found("unique: [zjhm]")).isEmpty();
        assertThat(found("condition: \"日期 is null or year(日期) > 1900 and round(je, 2) = je\"")).isEmpty();
        assertThat(found("")).containsExactly("9 one-check");
        assertThat(found("unique: [zjhm], complete: [zjhm]")).containsExactly("9 one-check");
        assertThat(found("uniqe: [zjhm]")).containsExactly("9 unknown-key");
        assertThat(found("unique: [sfzh]")).containsExactly("9 unknown-column");
        assertThat(found("reference: {columns: [zjhm], table: population}")).containsExactly("9 unknown-table");
        assertThat(found("reference: {columns: [zjhm], table: person, targets: [zjhm, je]}")).containsExactly("9 different-number");
        assertThat(found("range: {column: zjhm, least: 0}")).containsExactly("9 wrong-type");
        assertThat(found("range: {column: je}")).containsExactly("9 no-bound");
        assertThat(found("timely: {column: je, days: 3}")).containsExactly("9 wrong-type");
        assertThat(found("pattern: {column: zjhm, matches: \"(\"}")).containsExactly("9 not-understood");
        assertThat(found("pattern: {column: zjhm, matches: \"a' or true or '\"}")).isEmpty();
        assertThat(found("condition: \"日期 > 5\"")).containsExactly("9 not-understood");
        assertThat(found("condition: \"unbekannt = 1\"")).containsExactly("9 not-understood");
    }

    @Test
    void conditionsAreExpressionsOverTheRow() {
        Stream.of("je > 0", "je >= 0 and je <= 10 or not (je = 5)", "case when je > 1 then zjhm like '41%' else true end", "length(trim(zjhm)) = 18", "cast(je as integer) % 2 = 0", "zjhm in ('a', 'b;c -- d')", "-je < 3")
                .forEach(fine -> assertThat(RowCondition.fault(fine)).as(fine).isEmpty());
        Stream.of("je > 0; drop table person", "exists (select 1)", "je in (select 1)", "je > 0 -- always", "je > 0 /* so */", "read_text('/etc/passwd') = 'x'", "current_setting('memory_limit') = 'x'", "\"read_text\"('x') = 'x'",
                "getenv('HOME') = 'x'", "(je > 0", "je > 0) or (true", "je > $1", "je ? 1", "'open", "main.read_text('x') = 'y'", "nextval('s') > 1", "je > 0 union all select 1").forEach(bad -> assertThat(RowCondition.fault(bad)).as(bad).isPresent());
    }

    private static List<String> found(String check) {
        List<Finding> findings = new ArrayList<>();
        RuleFiles.read("rules.yaml", HEAD + "      - {code: one, name: {zh: 规则, en: rule}, severity: hint" + (check.isEmpty() ? "" : ", " + check) + "}\n", findings);
        return findings.stream().map(one -> one.line() + " " + one.code()).toList();
    }
}
