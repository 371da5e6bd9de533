package luoshu.trust.reading.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import luoshu.trust.reading.ReadRegion;

/** The characters of a page in lines from above, each with its place; spaces do not count. */
record Words(List<Line> lines) {

    /** A character: where it stands (shares of the page), how sure, and the left edge of its box of text. */
    record Mark(char character, double x, double y, double width, double height, double score, boolean first) {
    }

    /** Its text is asked for once a field, an anchor and a line: written down once. */
    record Line(List<Mark> marks, String text) {

        Line(List<Mark> marks) {
            this(marks, written(marks));
        }

        private static String written(List<Mark> marks) {
            StringBuilder text = new StringBuilder();
            marks.forEach(mark -> text.append(mark.character));
            return text.toString();
        }

        double top() {
            return marks.stream().mapToDouble(Mark::y).min().orElse(0);
        }

        double height() {
            return marks.stream().mapToDouble(Mark::height).average().orElse(0);
        }
    }

    static Words of(ReadPage page) {
        List<List<ReadPage.Block>> rows = new ArrayList<>();
        for (ReadPage.Block block : page.blocks().stream().filter(one -> !one.text().isBlank()).sorted(Comparator.comparingDouble(one -> one.y() + one.height() / 2)).toList()) {
            List<ReadPage.Block> row = rows.isEmpty() ? null : rows.getLast();
            if (row != null && beside(row.getFirst(), block)) {
                row.add(block);
            } else {
                rows.add(new ArrayList<>(List.of(block)));
            }
        }
        return new Words(rows.stream().map(row -> {
            List<Mark> marks = new ArrayList<>();
            row.stream().sorted(Comparator.comparingDouble(ReadPage.Block::x)).forEach(block -> marks(block, marks));
            return new Line(marks);
        }).filter(line -> !line.marks.isEmpty()).toList());
    }

    private static boolean beside(ReadPage.Block a, ReadPage.Block b) {
        double shared = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
        return shared > 0.5 * Math.min(a.height(), b.height());
    }

    /** Wide characters take twice the room of narrow ones. */
    private static void marks(ReadPage.Block block, List<Mark> marks) {
        String text = block.text();
        double all = text.chars().mapToDouble(Words::room).sum();
        double at = 0;
        boolean first = true;
        for (int i = 0; i < text.length(); i++) {
            double room = room(text.charAt(i));
            double score = block.scores().isEmpty() ? 0 : block.scores().get(Math.min(i, block.scores().size() - 1));
            for (char c : Normalizer.normalize(String.valueOf(text.charAt(i)), Normalizer.Form.NFKC).toCharArray()) {
                if (!Character.isWhitespace(c)) {
                    marks.add(new Mark(c, block.x() + block.width() * at / all, block.y(), block.width() * room / all, block.height(), score, first));
                    first = false;
                }
            }
            at += room;
        }
    }

    private static double room(int character) {
        return character < 0x2000 ? 1 : 2;
    }

    static ReadRegion around(List<Mark> marks) {
        double left = marks.stream().mapToDouble(Mark::x).min().orElse(0);
        double top = marks.stream().mapToDouble(Mark::y).min().orElse(0);
        return new ReadRegion(round(left), round(top), round(marks.stream().mapToDouble(mark -> mark.x + mark.width).max().orElse(0) - left),
                round(marks.stream().mapToDouble(mark -> mark.y + mark.height).max().orElse(0) - top));
    }

    private static double round(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
