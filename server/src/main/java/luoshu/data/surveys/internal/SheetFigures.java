package luoshu.data.surveys.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import luoshu.data.surveys.SurveyChoices.SurveyQuestion;
import luoshu.data.surveys.SurveyFigure;
import luoshu.data.surveys.SurveySheet;
import luoshu.data.surveys.SurveySystem;
import org.jspecify.annotations.Nullable;

/** The figures of a sheet: those that were answered, and those counted from its systems. */
record SheetFigures(int systems, int registered, long tables, List<SurveyFigure> all) {

    static SheetFigures of(SurveySheet sheet, SurveyContent content) {
        List<SurveySystem> systems = sheet.systems();
        int registered = Math.toIntExact(systems.stream().filter(system -> !system.resources().isEmpty()).count());
        long tables = systems.stream().mapToLong(system -> system.tables() == null ? 0 : system.tables()).sum();
        List<SurveyFigure> all = new ArrayList<>();
        for (SurveyQuestion question : content.questions()) {
            SurveyFigure said = sheet.figures().stream().filter(figure -> figure.question().equals(question.code())).findFirst().orElse(null);
            SurveyQuestion.Counted counted = question.counted();
            Long number = counted == null ? said == null ? null : said.number() : Long.valueOf(switch (counted) {
                case SYSTEMS -> systems.size();
                case REGISTERED -> registered;
                case UNREGISTERED -> systems.size() - registered;
                case TABLES -> tables;
            });
            String text = said == null ? null : said.text();
            if (number != null || text != null) {
                all.add(new SurveyFigure(question.code(), number, text));
            }
        }
        return new SheetFigures(systems.size(), registered, tables, List.copyOf(all));
    }

    /** What can be added up. */
    Map<String, Long> numbers() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        all.forEach(figure -> {
            if (figure.number() != null) {
                numbers.put(figure.question(), figure.number());
            }
        });
        return numbers;
    }

    @Nullable String text(String question) {
        return all.stream().filter(figure -> figure.question().equals(question)).findFirst().map(SurveyFigure::text).map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
    }
}
