package luoshu.data.open.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import luoshu.data.open.AnonymityReport;
import luoshu.data.open.ColumnUse;
import luoshu.data.open.OpenColumn;
import luoshu.data.sources.ColumnSuggestion;
import luoshu.data.sources.Sensitivity;
import luoshu.data.sources.ValuePattern;
import luoshu.kernel.texts.Text;
import org.springframework.stereotype.Component;

/** Looks at the whole table of a version: columns that name persons, then groups of rows that could be told apart. */
@Component
class AnonymityLook {

    private final OpenTables tables;
    private final OpenContent content;
    private final Sensitivity sensitivity;
    private final Clock clock;

    AnonymityLook(OpenTables tables, OpenContent content, Sensitivity sensitivity, Clock clock) {
        this.tables = tables;
        this.content = content;
        this.sensitivity = sensitivity;
        this.clock = clock;
    }

    AnonymityReport report(UUID jsonl, List<OpenColumn> columns) {
        int k = content.choices().k();
        int l = content.choices().l();
        List<String> names = columns.stream().map(OpenColumn::name).toList();
        List<Sensitivity.Look> looks = names.stream().map(sensitivity::column).toList();
        Anonymity anonymity = new Anonymity(k, places(columns, ColumnUse.QUASI), places(columns, ColumnUse.SENSITIVE));
        tables.each(jsonl, names, row -> {
            anonymity.take(row);
            for (int i = 0; i < row.size(); i++) {
                looks.get(i).take(row.get(i));
            }
        });
        List<AnonymityReport.FoundIdentifier> identifiers = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            judge(columns.get(i), looks.get(i), identifiers, reasons);
        }
        identifiers.stream().filter(one -> !one.excused()).forEach(one -> reasons.add("“" + one.column() + "”含直接标识符：" + one.reason().zh()));
        Anonymity.Found found = anonymity.found();
        boolean personal = columns.stream().anyMatch(column -> column.use() != ColumnUse.PLAIN);
        boolean grouped = columns.stream().anyMatch(column -> column.use() == ColumnUse.QUASI);
        if (personal && found.below() > 0) {
            reasons.add("有 %d 行所在的组不足 %d 行（最小组 %d 行）".formatted(found.below(), k, found.smallest()));
        }
        boolean diverse = columns.stream().anyMatch(column -> column.use() == ColumnUse.SENSITIVE);
        if (diverse && found.diversity() < l) {
            reasons.add("有的组中敏感属性只有 %d 种取值，少于 %d 种".formatted(found.diversity(), l));
        }
        return new AnonymityReport(reasons.isEmpty(), found.rows(), k, l, content.choices().basis(), identifiers, named(columns, ColumnUse.QUASI), named(columns, ColumnUse.SENSITIVE), grouped ? found.groups() : 0,
                personal ? found.smallest() : null, personal ? found.below() : 0, diverse ? found.diversity() : null, reasons, clock.instant());
    }

    /** Valid numbers count wherever they stand; what only looks like it by name or form can be excused with a reason that the judges read. */
    private void judge(OpenColumn column, Sensitivity.Look look, List<AnonymityReport.FoundIdentifier> identifiers, List<String> reasons) {
        boolean excused = column.notPersonal() != null && !column.notPersonal().isBlank();
        Map<ValuePattern, Integer> numbers = look.identifiers();
        ColumnSuggestion suggestion = look.suggestion();
        int sure = numbers.getOrDefault(ValuePattern.CITIZEN_ID, 0) + numbers.getOrDefault(ValuePattern.MOBILE, 0);
        int likely = numbers.entrySet().stream().filter(one -> content.direct(one.getKey()) && one.getKey() != ValuePattern.BANK_CARD).mapToInt(Map.Entry::getValue).sum() - sure;
        if (sure > 0) {
            identifiers.add(new AnonymityReport.FoundIdentifier(column.name(), new Text("%d 个值中有公民身份号码或者手机号码".formatted(sure), "%d values have an identity or mobile number".formatted(sure)), sure, false));
        } else if (likely > 0) {
            identifiers.add(new AnonymityReport.FoundIdentifier(column.name(), new Text("%d 个值中有邮箱或者号牌".formatted(likely), "%d values have an address of e-mail or a plate".formatted(likely)), likely, excused));
        } else if (suggestion.personal() && (content.direct(suggestion.element()) || suggestion.element() == null && suggestion.sensitivity() == 4 && column.use() == ColumnUse.PLAIN)) {
            identifiers.add(new AnonymityReport.FoundIdentifier(column.name(), suggestion.reason(), 0, excused));
        } else if (suggestion.personal() && column.use() == ColumnUse.PLAIN && !excused) {
            reasons.add("“" + column.name() + "”像是个人信息（" + suggestion.reason().zh() + "），请列为准标识符或者敏感属性，或者说明为什么不是");
        }
    }

    private static List<Integer> places(List<OpenColumn> columns, ColumnUse use) {
        return IntStream.range(0, columns.size()).filter(i -> columns.get(i).use() == use).boxed().toList();
    }

    private static List<String> named(List<OpenColumn> columns, ColumnUse use) {
        return columns.stream().filter(column -> column.use() == use).map(OpenColumn::name).toList();
    }
}
