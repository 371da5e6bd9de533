package luoshu.data.open.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** k-anonymity by hand, and against the plainest way to count it. */
class AnonymityTest {

    private static Anonymity.Found of(int k, List<Integer> quasi, List<Integer> sensitive, List<List<String>> rows) {
        Anonymity anonymity = new Anonymity(k, quasi, sensitive);
        rows.forEach(anonymity::take);
        return anonymity.found();
    }

    /** The patients of Machanavajjhala et al. 2007, fig. 2 and 3: 4-anonymous, one group with one disease. */
    @Test
    void agrees_with_the_literature() {
        List<List<String>> patients = List.of(
                List.of("130**", "<30", "heart"), List.of("130**", "<30", "heart"), List.of("130**", "<30", "viral"), List.of("130**", "<30", "viral"),
                List.of("1485*", ">=40", "cancer"), List.of("1485*", ">=40", "heart"), List.of("1485*", ">=40", "viral"), List.of("1485*", ">=40", "viral"),
                List.of("130**", "3*", "cancer"), List.of("130**", "3*", "cancer"), List.of("130**", "3*", "cancer"), List.of("130**", "3*", "cancer"));
        assertThat(of(4, List.of(0, 1), List.of(2), patients)).isEqualTo(new Anonymity.Found(12, 3, 4, 0, 1));
        assertThat(of(5, List.of(0, 1), List.of(2), patients).below()).isEqualTo(12);
        assertThat(of(5, List.of(0), List.of(2), patients)).isEqualTo(new Anonymity.Found(12, 2, 4, 4, 3));
    }

    @Test
    void without_quasi_identifiers_all_rows_are_one_group() {
        assertThat(of(2, List.of(), List.of(), List.of(List.of("a"), List.of("b"), List.of("c")))).isEqualTo(new Anonymity.Found(3, 1, 3, 0, 0));
        assertThat(of(2, List.of(0), List.of(), List.of())).isEqualTo(new Anonymity.Found(0, 0, 0, 0, 0));
    }

    @Test
    void agrees_with_counting_each_row_against_all_others() {
        Random random = new Random(20261123);
        for (int round = 0; round < 200; round++) {
            int width = 1 + random.nextInt(4);
            int values = 1 + random.nextInt(4);
            List<List<String>> rows = new ArrayList<>();
            for (int i = random.nextInt(60); i >= 0; i--) {
                rows.add(IntStream.range(0, width + 1).mapToObj(_ -> String.valueOf(random.nextInt(values))).toList());
            }
            List<Integer> quasi = IntStream.range(0, width).filter(_ -> random.nextBoolean()).boxed().toList();
            int k = 1 + random.nextInt(8);
            List<List<List<String>>> alike = rows.stream().map(row -> rows.stream().filter(other -> quasi.stream().allMatch(place -> other.get(place).equals(row.get(place)))).toList()).toList();
            Anonymity.Found found = of(k, quasi, List.of(width), rows);
            assertThat(found.smallest()).isEqualTo(alike.stream().mapToInt(List::size).min().orElseThrow());
            assertThat(found.below()).isEqualTo((int) alike.stream().filter(group -> group.size() < k).count());
            assertThat(found.groups()).isEqualTo((int) alike.stream().distinct().count());
            assertThat(found.diversity()).isEqualTo((int) alike.stream().mapToLong(group -> group.stream().map(row -> row.get(width)).distinct().count()).min().orElseThrow());
        }
    }

    @Test
    void a_cell_that_begins_a_formula_is_text_and_a_number_stays_one() throws IOException {
        StringWriter out = new StringWriter();
        CsvWriting.row(out, List.of("=1+1", "-5", "-5+A1", "@x", "＝1", "\tx", "a,\"b\"", "+3.20", "-1e5", "--1", "普通"));
        assertThat(out.toString()).isEqualTo("'=1+1,-5,'-5+A1,'@x,'＝1,'\tx,\"a,\"\"b\"\"\",+3.20,-1e5,'--1,普通\r\n");
    }
}
