package luoshu.service.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import luoshu.service.portal.Suggestion;
import org.junit.jupiter.api.Test;

class WordsTest {

    private final QueryWords words = new QueryWords();

    @Test
    void what_says_how_do_i_is_dropped_but_never_everything() {
        assertThat(words.core("我想开饭店怎么办理？")).isEqualTo("开饭店");
        assertThat(words.core("办理社保卡需要什么材料")).isEqualTo("社保卡");
        assertThat(words.core("怎么办理")).isNotBlank();
        assertThat(words.core("ＡＢＣ　食品！")).isEqualTo("abc 食品");
        assertThat(words.core("食".repeat(5_000))).hasSize(QueryWords.LONGEST);
        assertThat(words.core("!!!")).isEmpty();
    }

    @Test
    void a_word_is_searched_in_its_everyday_forms() {
        assertThat(words.variants("开饭店")).startsWith("开饭店").contains("开餐馆").hasSizeLessThanOrEqualTo(6);
        assertThat(words.variants("取水")).contains("打井");
    }

    @Test
    void the_nearest_phrase_is_one_slip_away() {
        Phrases phrases = new Phrases();
        phrases.put("food", List.of(new Phrases.Phrase("食品经营许可", Suggestion.Kind.MATTER, "food"), new Phrases.Phrase("开饭店", Suggestion.Kind.SYNONYM, "food")));
        phrases.put("card", List.of(new Phrases.Phrase("社会保障卡", Suggestion.Kind.MATTER, "card")));
        assertThat(phrases.nearest("食品经营许口")).contains("食品经营许可");
        assertThat(phrases.nearest("kaifandain")).contains("开饭店");
        assertThat(phrases.nearest("社会宝张卡")).contains("社会保障卡");
        assertThat(phrases.nearest("拖拉机驾驶证")).isEmpty();
        assertThat(phrases.beginningWith("kaif", 5)).extracting(Phrases.Phrase::text).containsExactly("开饭店");
        assertThat(phrases.beginningWith("shbz", 5)).extracting(Phrases.Phrase::text).containsExactly("社会保障卡");
        phrases.remove("card");
        assertThat(phrases.beginningWith("shbz", 5)).isEmpty();
        assertThat(Phrases.distance("dian", "dain", 2)).isEqualTo(1);
    }
}
