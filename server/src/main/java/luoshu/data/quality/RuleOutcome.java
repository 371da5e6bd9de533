package luoshu.data.quality;

import java.util.List;

/**
 * What a rule found in a table.
 *
 * @param checked rows it has something to say about: a rule about a value says nothing where there is none
 * @param failed  of them
 * @param sample  keys of some that failed, masked; at most 20
 */
public record RuleOutcome(String table, String rule, long checked, long failed, List<String> sample) {

    public RuleOutcome {
        sample = List.copyOf(sample);
    }

    /** Of the checked rows those in order, 0–1; 1 when none were checked. */
    public double rate() {
        return checked == 0 ? 1 : (checked - failed) / (double) checked;
    }
}
