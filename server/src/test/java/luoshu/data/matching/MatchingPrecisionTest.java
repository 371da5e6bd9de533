package luoshu.data.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.Regions;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How often the rules are right about people of whom it is known who is who. Addresses are read by the real divisions. */
@ServerTest
class MatchingPrecisionTest {

    private static final long SEED = 20261123;
    private static final int PERSONS = 20_000;
    private static final int ENTRIES = 6_000;

    @Autowired Matching matching;
    @Autowired Regions regions;

    private record Known(int number, PreparedRecord record) {
    }

    @Test
    void what_is_matched_is_right_and_most_is_found() {
        Map<String, List<String>> places = new LinkedHashMap<>();
        for (String county : List.of("411523", "411502")) {
            places.put(regions.get(RegionCode.of(county)).name(), regions.children(RegionCode.of(county)).stream().map(Region::name).toList());
        }
        SyntheticPeople people = new SyntheticPeople(SEED, PERSONS, places);
        Map<String, Set<Known>> meeting = new HashMap<>();
        for (SyntheticPeople.Person person : people.register()) {
            PreparedRecord record = matching.prepare(new MatchRecord(MatchKind.PERSON, SyntheticPeople.written(person)));
            matching.blocks(record).forEach(key -> meeting.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(new Known(person.number(), record)));
        }
        int there = 0;
        int matched = 0;
        int right = 0;
        int review = 0;
        int met = 0;
        int inReview = 0;
        long compared = 0;
        for (SyntheticPeople.Entry entry : people.entries(ENTRIES)) {
            PreparedRecord record = matching.prepare(new MatchRecord(MatchKind.PERSON, entry.values()));
            Map<Integer, Comparison> found = new HashMap<>();
            for (String key : matching.blocks(record)) {
                for (Known known : meeting.getOrDefault(key, Set.of())) {
                    found.computeIfAbsent(known.number(), _ -> matching.compare(record, known.record()));
                }
            }
            compared += found.size();
            there += entry.of() >= 0 ? 1 : 0;
            met += found.containsKey(entry.of()) ? 1 : 0;
            List<Map.Entry<Integer, Comparison>> best = found.entrySet().stream().filter(one -> one.getValue().outcome() != MatchOutcome.DIFFERENT)
                    .sorted(Comparator.comparing((Map.Entry<Integer, Comparison> one) -> -one.getValue().bits())).toList();
            boolean sure = !best.isEmpty() && best.getFirst().getValue().outcome() == MatchOutcome.MATCH && (best.size() == 1 || best.get(1).getValue().outcome() != MatchOutcome.MATCH);
            matched += sure ? 1 : 0;
            right += sure && best.getFirst().getKey() == entry.of() ? 1 : 0;
            review += !sure && !best.isEmpty() ? 1 : 0;
            inReview += !sure && best.stream().anyMatch(one -> one.getKey() == entry.of()) ? 1 : 0;
        }
        double precision = (double) right / matched;
        double recall = (double) right / there;
        double reachable = (double) (right + inReview) / there;
        System.out.printf("matching: %d entries, %d in the register, %d met, %d matched, precision %.4f, recall %.4f, with review %.4f (%d for people), %.1f comparisons an entry%n", ENTRIES, there, met, matched, precision, recall, reachable,
                review, (double) compared / ENTRIES);
        assertThat(precision).isGreaterThanOrEqualTo(0.995);
        assertThat(recall).isGreaterThanOrEqualTo(0.70);
        assertThat(reachable).isGreaterThanOrEqualTo(0.93);
        assertThat(compared).isLessThan(ENTRIES * 60L);
    }
}
