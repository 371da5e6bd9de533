package luoshu.data.quality.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import luoshu.data.quality.RuleOutcome;
import luoshu.data.quality.RuleSeverity;
import luoshu.kernel.packages.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnEngineTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 23, 12, 0);
    private static final EngineSettings SMALL = new EngineSettings(256, 2_048, 1, 10_000_000);
    private static final String RULES = """
            format: luoshu/quality-rules/1
            name: {zh: 低保对象, en: Persons on subsistence allowance}
            tables:
              - name: person
                title: {zh: 低保对象, en: Persons}
                key: [zjhm]
                columns: [{name: zjhm, type: text}, {name: xm, type: text}, {name: xb, type: text}, {name: je, type: decimal}, {name: csrq, type: date}, {name: gxsj, type: time}, {name: dw, type: text}]
                rules:
                  - {code: whole, name: {zh: 完整, en: complete}, severity: serious, complete: [zjhm, xm]}
                  - {code: number, name: {zh: 号码, en: number}, severity: serious, format: {column: zjhm, is: citizen-number}}
                  - {code: sex, name: {zh: 性别, en: sex}, severity: ordinary, codes: {column: xb, of: ["1", "2"]}}
                  - {code: amount, name: {zh: 金额, en: amount}, severity: ordinary, range: {column: je, least: 0, most: 5000}}
                  - {code: name-length, name: {zh: 姓名长度, en: length of name}, severity: hint, length: {column: xm, least: 2, most: 4}}
                  - {code: fresh, name: {zh: 及时, en: timely}, severity: hint, timely: {column: gxsj, days: 30}}
                  - {code: born-as-said, name: {zh: 出生日期, en: date of birth}, severity: ordinary, condition: "substring(zjhm, 7, 4) = cast(year(csrq) as varchar)"}
                  - {code: name-signs, name: {zh: 姓名用字, en: signs of a name}, severity: hint, pattern: {column: xm, matches: "[\\\\p{Han}·]+"}}
                  - {code: once, name: {zh: 唯一, en: unique}, severity: serious, unique: [zjhm]}
                  - {code: employer, name: {zh: 单位, en: employer}, severity: ordinary, reference: {columns: [dw], table: enterprise, targets: [xydm]}}
                  - {code: same-name, name: {zh: 姓名一致, en: same name}, severity: serious, agrees: {column: xm, table: population, by: [zjhm], with: name}}
              - name: enterprise
                title: {zh: 企业, en: Enterprises}
                key: [xydm]
                columns: [{name: xydm, type: text}]
                rules:
                  - {code: code, name: {zh: 信用代码, en: credit code}, severity: serious, format: {column: xydm, is: credit-code}}
              - name: population
                title: {zh: 人口, en: Population}
                key: [zjhm]
                columns: [{name: zjhm, type: text}, {name: name, type: text}]
            """;
    private static final String PERSONS = """
            xm,zjhm,xb,je,csrq,gxsj,dw,unknown
            张三,11010519491231002X,1,500,1949-12-31,2026-11-20 08:00:00,91350100M000100Y43,x
            李四,440524188001010014,2,-1,18800101,20261123,,x
            "王""五",410101199003070012,3,abc,1991-03-07,2026-10-01,11330105002500287C,x
            ,419001198511203326,1,5000,1985-11-20,2026-11-24,00000000000000000X,x
            欧阳夏丹玉,41900119851120332X,1,5000.01,not a day,,,x
            张三,11010519491231002X,  ,,,,,x
            """;

    @Test
    void findsWhatIsWrong(@TempDir Path folder) throws Exception {
        try (ColumnEngine engine = filled(folder)) {
            RuleFile rules = rules();
            Map<String, RuleOutcome> found = engine.run(rules.tables().getFirst(), NOW, _ -> { }).stream().collect(Collectors.toMap(RuleOutcome::rule, Function.identity()));
            assertThat(said(found, "whole", "number", "sex", "amount", "name-length", "fresh", "born-as-said", "name-signs", "once", "employer", "same-name")).containsExactly("whole 6 1", "number 6 1", "sex 5 1",
                    "amount 5 3", "name-length 5 1", "fresh 4 2", "born-as-said 4 1", "name-signs 5 1", "once 6 2", "employer 3 1", "same-name 4 1");
            assertThat(found.get("number").sample()).containsExactly("4190************2X");
            assertThat(found.get("once").sample()).containsExactly("1101************2X");
            assertThat(found.get("amount").rate()).isEqualTo(0.4);
            assertThat(said(engine.run(rules.tables().get(1), NOW, _ -> { }).stream().collect(Collectors.toMap(RuleOutcome::rule, Function.identity())), "code")).containsExactly("code 3 1");
        }
        assertThat(files(folder)).containsExactlyInAnyOrder("person.csv", "enterprise.csv");
    }

    @Test
    void rowsHandedInAreTakenAsAFileIs(@TempDir Path folder) throws Exception {
        try (ColumnEngine engine = ColumnEngine.open(folder, SMALL)) {
            RuleFile.RuleTable population = rules().table("population").orElseThrow();
            long taken = engine.load(population, sink -> {
                for (int i = 0; i < 120_001; i++) {
                    sink.row(new String[] {"n" + i % 100_000, i % 2 == 0 ? null : "  "});
                }
            });
            assertThat(taken).isEqualTo(120_001);
            RuleFile.Rule once = new RuleFile.Rule("once", population.title(), RuleSeverity.HINT, new RuleCheck.Unique(List.of("zjhm")));
            RuleFile.Rule named = new RuleFile.Rule("named", population.title(), RuleSeverity.HINT, new RuleCheck.Complete(List.of("name")));
            List<RuleOutcome> found = engine.run(new RuleFile.RuleTable("population", population.title(), population.key(), population.columns(), List.of(once, named)), NOW, _ -> { });
            assertThat(found).extracting(RuleOutcome::rule, RuleOutcome::failed).containsExactly(tuple("once", 40_002L), tuple("named", 120_001L));
            assertThat(found).allSatisfy(one -> assertThat(one.sample()).hasSize(RulePlan.SAMPLE));
        }
    }

    @Test
    void whatDoesNotFitIsSpilt(@TempDir Path folder) throws Exception {
        RuleOutcome found = many(folder, new EngineSettings(96, 2_048, 1, 10_000_000));
        assertThat(found.checked()).isEqualTo(1_500_000);
        assertThat(found.failed()).isZero();
        assertThatThrownBy(() -> many(folder, new EngineSettings(96, 1, 1, 10_000_000))).isInstanceOf(SQLException.class).hasMessageContaining("Out of Memory");
    }

    private static RuleOutcome many(Path folder, EngineSettings settings) throws SQLException {
        RuleFile.RuleTable population = rules().table("population").orElseThrow();
        RuleFile.Rule once = new RuleFile.Rule("once", population.title(), RuleSeverity.HINT, new RuleCheck.Unique(List.of("zjhm", "name")));
        try (ColumnEngine engine = ColumnEngine.open(folder, settings)) {
            engine.load(population, sink -> {
                for (int i = 0; i < 1_500_000; i++) {
                    sink.row(new String[] {"a number that is too long to lie in the table itself " + i, "a name that is so, too, and takes room " + i});
                }
            });
            List<RuleOutcome> found = engine.run(new RuleFile.RuleTable("population", population.title(), population.key(), population.columns(), List.of(once)), NOW, _ -> { });
            return found.getFirst();
        }
    }

    @Test
    void rulesReachNothingOutside(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
        try (ColumnEngine engine = filled(folder)) {
            RuleFile.RuleTable person = rules().tables().getFirst();
            for (String sql : List.of("(select count(*) from read_csv('" + secret + "')) > 0", "(select count(*) from read_text('/etc/passwd')) > 0")) {
                RuleFile.Rule rule = new RuleFile.Rule("bad", person.title(), RuleSeverity.HINT, new RuleCheck.Condition(sql));
                assertThat(RowCondition.fault(sql)).isPresent();
                assertThatThrownBy(() -> engine.run(new RuleFile.RuleTable(person.name(), person.title(), person.key(), person.columns(), List.of(rule)), NOW, _ -> { })).isInstanceOf(SQLException.class)
                        .hasMessageContaining("disabled");
            }
        }
    }

    private static ColumnEngine filled(Path folder) throws IOException, SQLException {
        ColumnEngine engine = ColumnEngine.open(folder.resolve("engine"), SMALL);
        RuleFile rules = rules();
        engine.load(rules.tables().getFirst(), Files.writeString(folder.resolve("person.csv"), PERSONS));
        engine.load(rules.tables().get(1), Files.writeString(folder.resolve("enterprise.csv"), "xydm\n91350100M000100Y43\n11330105002500287C\n911100001000055000\n"));
        engine.load(rules.tables().get(2), sink -> {
            sink.row(new String[] {"11010519491231002X", "张三"});
            sink.row(new String[] {"440524188001010014", "李思"});
            sink.row(new String[] {"410101199003070012", "王五"});
            sink.row(new String[] {"410101199003070012", "王\"五"});
        });
        return engine;
    }

    private static RuleFile rules() {
        List<Finding> findings = new ArrayList<>();
        return RuleFiles.read("rules.yaml", RULES, findings).orElseThrow(() -> new AssertionError(findings));
    }

    private static List<String> said(Map<String, RuleOutcome> found, String... rules) {
        return Stream.of(rules).map(rule -> rule + " " + found.get(rule).checked() + " " + found.get(rule).failed()).toList();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
        }
    }
}
