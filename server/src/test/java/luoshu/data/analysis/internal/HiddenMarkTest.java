package luoshu.data.analysis.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A mark is read wherever it stands, and never out of what is none. */
class HiddenMarkTest {

    @Test
    void a_mark_is_read_back() {
        for (long mark : new long[] {0, 1, 42, 123_456_789_012L, HiddenMark.MOST}) {
            assertThat(HiddenMark.read("王" + HiddenMark.written(mark) + "丽")).hasValue(mark);
        }
        assertThat(HiddenMark.written(7)).matches("[\u200B\u200C\u2063]{58}");
    }

    @Test
    void what_was_cut_or_changed_is_no_mark() {
        String written = HiddenMark.written(987_654_321L);
        assertThat(HiddenMark.read("王丽")).isEmpty();
        assertThat(HiddenMark.read(written.substring(1))).isEmpty();
        assertThat(HiddenMark.read(written.substring(0, 40))).isEmpty();
        for (int at = 1; at < written.length() - 1; at++) {
            char other = written.charAt(at) == '\u200B' ? '\u200C' : '\u200B';
            assertThat(HiddenMark.read(written.substring(0, at) + other + written.substring(at + 1))).isEmpty();
        }
        assertThat(HiddenMark.read(written.substring(0, 30) + written)).hasValue(987_654_321L);
    }
}
