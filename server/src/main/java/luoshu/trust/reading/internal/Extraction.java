package luoshu.trust.reading.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

import luoshu.trust.reading.FieldKind;
import luoshu.trust.reading.ReadField;
import org.jspecify.annotations.Nullable;

/** Finds the fields of a layout among the words of a page. */
final class Extraction {

    private static final int MOST = 1_000;

    private Extraction() {
    }

    /** The layout most of whose signs are on the page, if enough of them are. */
    static Optional<Layout> recognise(List<Layout> layouts, Words words) {
        List<String> lines = words.lines().stream().map(Words.Line::text).toList();
        Layout best = null;
        double share = 0;
        for (Layout layout : layouts) {
            long there = layout.signs().stream().filter(sign -> lines.stream().anyMatch(line -> line.contains(sign))).count();
            double have = (double) there / layout.signs().size();
            if (there >= layout.least() && have > share) {
                best = layout;
                share = have;
            }
        }
        return Optional.ofNullable(best);
    }

    static List<ReadField> fields(Layout layout, Words words, int page) {
        List<ReadField> fields = new ArrayList<>();
        for (Layout.Field field : layout.fields()) {
            ReadField found = find(layout, field, words, page);
            if (found != null) {
                fields.add(found);
            }
        }
        return fields;
    }

    private static @Nullable ReadField find(Layout layout, Layout.Field field, Words words, int page) {
        for (String anchor : field.after()) {
            for (int i = 0; i < words.lines().size(); i++) {
                Words.Line line = words.lines().get(i);
                int at = line.text().indexOf(anchor);
                if (at < 0) {
                    continue;
                }
                List<Words.Mark> behind = behind(layout, line, at + anchor.length());
                ReadField found = taken(field, column(layout, field, words, i, behind), page);
                if (found == null && field.below() && i + 1 < words.lines().size()) {
                    found = taken(field, words.lines().get(i + 1).marks(), page);
                }
                if (found != null) {
                    return found;
                }
            }
        }
        return field.kind() == FieldKind.CITIZEN_ID || field.kind() == FieldKind.CREDIT_CODE ? anywhere(field, words, page) : null;
    }

    /** What follows on the line, up to the next label. */
    private static List<Words.Mark> behind(Layout layout, Words.Line line, int from) {
        String text = line.text();
        int to = text.length();
        for (Layout.Field other : layout.fields()) {
            for (String label : other.after()) {
                int next = text.indexOf(label, from);
                if (next > from && next < to) {
                    to = next;
                }
            }
        }
        while (from < to && ":：".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        return line.marks().subList(Math.min(from, to), to);
    }

    /** With the lines below that begin where the value begins. */
    private static List<Words.Mark> column(Layout layout, Layout.Field field, Words words, int line, List<Words.Mark> first) {
        if (field.lines() == 1 || first.isEmpty()) {
            return first;
        }
        List<Words.Mark> marks = new ArrayList<>(first);
        double left = first.getFirst().x();
        double bottom = words.lines().get(line).top() + words.lines().get(line).height();
        for (int i = line + 1, more = 1; i < words.lines().size() && more < field.lines(); i++) {
            Words.Line next = words.lines().get(i);
            double height = next.height();
            if (next.top() - bottom > 1.2 * height) {
                break;
            }
            List<Words.Mark> under = under(layout, next, left, first.getFirst().width());
            if (!under.isEmpty()) {
                marks.addAll(under);
                bottom = next.top() + height;
                more++;
            }
        }
        return marks;
    }

    /** The boxes of a line whose left edge is under the value, and those right of it that touch; none when a label stands there. */
    private static List<Words.Mark> under(Layout layout, Words.Line line, double left, double room) {
        List<Words.Mark> marks = new ArrayList<>();
        for (Words.Mark mark : line.marks()) {
            if (mark.first() && marks.isEmpty() && Math.abs(mark.x() - left) > 1.6 * room) {
                continue;
            }
            if (marks.isEmpty() && !mark.first()) {
                continue;
            }
            if (!marks.isEmpty() && mark.first() && mark.x() - (marks.getLast().x() + marks.getLast().width()) > 2 * room) {
                break;
            }
            marks.add(mark);
        }
        String text = new Words.Line(marks).text();
        return layout.fields().stream().flatMap(field -> field.after().stream()).anyMatch(text::startsWith) ? List.of() : marks;
    }

    private static @Nullable ReadField anywhere(Layout.Field field, Words words, int page) {
        for (Words.Line line : words.lines()) {
            for (int from = 0; from + 18 <= line.marks().size(); from++) {
                ReadField found = taken(field, line.marks().subList(from, from + 18), page);
                if (found != null && Boolean.TRUE.equals(found.checked())) {
                    return found;
                }
            }
        }
        return null;
    }

    private static @Nullable ReadField taken(Layout.Field field, List<Words.Mark> marks, int page) {
        List<Words.Mark> some = marks.size() > MOST ? marks.subList(0, MOST) : marks;
        Matcher matcher = field.take().matcher(new Words.Line(some).text());
        if (!matcher.lookingAt()) {
            return null;
        }
        int group = matcher.groupCount() > 0 ? 1 : 0;
        FieldValue value = FieldValue.of(field.kind(), matcher.group(group));
        if (value == null) {
            return null;
        }
        List<Words.Mark> own = some.subList(matcher.start(group), matcher.end(group));
        double confidence = own.stream().mapToDouble(Words.Mark::score).average().orElse(0);
        return new ReadField(field.name(), field.label(), field.kind(), value.text(), Math.round(confidence * 100) / 100.0, value.checked(), page, Words.around(own));
    }
}
