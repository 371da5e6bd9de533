package luoshu.data.quality.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.data.quality.ComparisonFound.ComparisonColumn;
import luoshu.data.quality.RuleSeverity;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.texts.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonEngineTest {

    private static final EngineSettings SMALL = new EngineSettings(256, 2_048, 1, 10_000_000);
    private static final String FILE = """
            format: luoshu/quality-rules/1
            name: {zh: 人口比对, en: Persons compared}
            tables: []
            comparisons:
              - code: persons
                name: {zh: 三方人口, en: Persons of three}
                severity: serious
                columns: [name, birth]
                sides:
                  - {name: 公安, table: police, key: [gmsfhm], columns: [xm, csrq], authoritative: true}
                  - {name: 民政, source: 01900000-0000-7000-8000-000000000001, table: civil, key: [zjhm], columns: [xm, sr]}
                  - {name: 人社, table: social, key: [id], columns: [name, birth]}
            """;
    private static final Map<String, List<String[]>> ROWS = Map.of(
            "police", List.of(row("1", "王丽", "19900101"), row("2", "李强", null), row("3", null, "19700303"), row("4", "赵敏", "19600606")),
            "civil", List.of(row(" 1", "王 丽", "19900101"), row("2", "李强", "1980-02-02"), row("3", "Sun Li", "19700303"), row("5", "甲", "x"), row("5", "甲", "x"), row(null, "无", "x")),
            "social", List.of(row("1", "王莉", "19900101"), row("２", "李强", "19800202"), row("3", "ｓｕｎ　ｌｉ", "19700304"), row("6", "乙", "y")));

    @TempDir Path folder;

    private static String[] row(String... values) {
        return values;
    }

    @Test
    void values_are_voted_on_and_the_authority_stands() throws Exception {
        List<Finding> findings = new ArrayList<>();
        Optional<RuleFile> file = RuleFiles.read("rules.yaml", FILE, findings);
        assertThat(findings).isEmpty();
        Comparison comparison = file.orElseThrow().comparisons().getFirst();
        try (ColumnEngine engine = ColumnEngine.open(folder, SMALL)) {
            ComparisonEngine.Compared compared = engine.compare(comparison, (side, sink) -> {
                for (String[] row : ROWS.get(side.table())) {
                    sink.row(row);
                }
            });
            assertThat(compared.found().keys()).isEqualTo(6);
            assertThat(compared.found().shared()).isEqualTo(3);
            assertThat(compared.found().columns()).containsExactly(new ComparisonColumn("name", 3, 2, 1, 0, 0), new ComparisonColumn("birth", 3, 1, 1, 0, 1));
            assertThat(compared.found().sides()).extracting(side -> side.name() + " " + side.rows() + " " + side.keys() + " " + side.duplicates() + " " + side.unkeyed() + " " + side.right() + " " + side.given() + " " + side.duplicated())
                    .containsExactly("公安 4 4 0 0 [2, 2] [2, 2] []", "民政 6 4 1 1 [2, 2] [3, 2] [******]", "人社 4 4 0 0 [2, 1] [3, 2] []");
            assertThat(compared.outcomes()).extracting(one -> one.name() + " " + one.severity() + " " + one.outcome().table() + " " + one.outcome().rule() + " " + one.outcome().checked() + " " + one.outcome().failed() + " " + one.outcome().sample())
                    .containsExactly(new Text("三方人口：name", "Persons of three: name") + " SERIOUS persons name 3 1 [******]", new Text("三方人口：birth", "Persons of three: birth") + " " + RuleSeverity.SERIOUS + " persons birth 3 2 [******, ******]");
        }
    }

    @Test
    void without_an_authority_the_most_frequent_value_stands_and_a_tie_is_open() throws Exception {
        Comparison comparison = RuleFiles.read("rules.yaml", FILE.replace(", authoritative: true", ""), new ArrayList<>()).orElseThrow().comparisons().getFirst();
        try (ColumnEngine engine = ColumnEngine.open(folder, SMALL)) {
            assertThat(engine.compare(comparison, (side, sink) -> {
                for (String[] row : ROWS.get(side.table())) {
                    sink.row(row);
                }
            }).found().columns()).containsExactly(new ComparisonColumn("name", 3, 1 + 1, 0, 0, 1), new ComparisonColumn("birth", 3, 1, 0, 1, 1));
        }
    }

    @Test
    void a_comparison_that_cannot_be_is_found_with_its_line() {
        List<Finding> findings = new ArrayList<>();
        RuleFiles.read("rules.yaml", FILE.replace("key: [zjhm]", "key: [zjhm, xm]").replace("columns: [xm, sr]", "columns: [xm]").replace("social, key: [id], columns: [name, birth]", "social, key: [id], columns: [name, birth], authoritative: true"), findings);
        assertThat(findings).extracting(Finding::code).containsExactlyInAnyOrder("different-number", "different-number", "several-authorities");
        assertThat(findings).allMatch(one -> one.line() > 8);
    }
}
