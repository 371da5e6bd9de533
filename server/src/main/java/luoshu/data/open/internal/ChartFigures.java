package luoshu.data.open.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import luoshu.data.open.OpenTableFacts;
import org.jspecify.annotations.Nullable;

/** Counts and sums over the columns with few different values, for charts: gathered while the table is written, so that nobody who looks at a chart makes the server read it. */
final class ChartFigures {

    static final int MOST_VALUES = 40;
    private static final int LONGEST_VALUE = 60;
    private static final int MOST_CHARTS = 8;
    private static final int MOST_SUMMED = 6;

    private static final class Bar {
        private int count;
        private final BigDecimal[] sums;

        private Bar(int columns) {
            sums = new BigDecimal[columns];
            Arrays.fill(sums, BigDecimal.ZERO);
        }
    }

    private final List<String> columns;
    private final List<@Nullable Map<String, Bar>> bars = new ArrayList<>();
    private final boolean[] figures;
    private int rows;

    ChartFigures(List<String> columns) {
        this.columns = columns;
        this.figures = new boolean[columns.size()];
        Arrays.fill(figures, true);
        columns.forEach(_ -> bars.add(new LinkedHashMap<>()));
    }

    void take(List<String> row) {
        rows++;
        List<@Nullable BigDecimal> numbers = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = row.get(i);
            boolean number = CsvWriting.number(cell);
            figures[i] &= number || cell.isEmpty();
            numbers.add(number && figures[i] ? new BigDecimal(cell) : null);
        }
        for (int i = 0; i < columns.size(); i++) {
            Map<String, Bar> mine = bars.get(i);
            String cell = row.get(i);
            if (mine == null) {
                continue;
            }
            if (cell.length() > LONGEST_VALUE || mine.size() == MOST_VALUES && !mine.containsKey(cell)) {
                bars.set(i, null);
                continue;
            }
            Bar bar = mine.computeIfAbsent(cell, _ -> new Bar(columns.size()));
            bar.count++;
            for (int j = 0; j < columns.size(); j++) {
                BigDecimal value = numbers.get(j);
                if (value != null) {
                    bar.sums[j] = bar.sums[j].add(value);
                }
            }
        }
    }

    List<OpenTableFacts.OpenChart> charts() {
        List<OpenTableFacts.OpenChart> charts = new ArrayList<>();
        for (int i = 0; i < columns.size() && charts.size() < MOST_CHARTS && rows > 0; i++) {
            Map<String, Bar> mine = bars.get(i);
            if (mine == null || mine.size() < 2) {
                continue;
            }
            List<Integer> summed = summed(i);
            charts.add(new OpenTableFacts.OpenChart(columns.get(i), mine.entrySet().stream()
                    .map(bar -> new OpenTableFacts.OpenBar(bar.getKey(), bar.getValue().count, summed.stream().map(place -> bar.getValue().sums[place].toPlainString()).toList())).toList(),
                    summed.stream().map(columns::get).toList()));
        }
        return charts;
    }

    private List<Integer> summed(int but) {
        List<Integer> places = new ArrayList<>();
        for (int j = 0; j < columns.size() && places.size() < MOST_SUMMED; j++) {
            Map<String, Bar> one = bars.get(j);
            boolean filled = one == null || one.keySet().stream().anyMatch(value -> !value.isEmpty());
            if (j != but && figures[j] && filled) {
                places.add(j);
            }
        }
        return places;
    }
}
