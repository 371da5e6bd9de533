package luoshu.kernel.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    @Test
    void letters_are_cut_into_syllables() {
        assertThat(Pinyin.syllables("kaifandian")).containsExactly("kai", "fan", "dian");
        assertThat(Pinyin.syllables("kaifand")).containsExactly("kai", "fan", "d");
        assertThat(Pinyin.syllables("shipinjingying")).containsExactly("shi", "pin", "jing", "ying");
        assertThat(Pinyin.syllables("sbk")).isEmpty();
        assertThat(Pinyin.full("开饭店")).isEqualTo("kaifandian");
        assertThat(Pinyin.initials("社保卡")).isEqualTo("sbk");
        assertThat(Pinyin.readings('重')).contains("zhong", "chong");
    }

    @Test
    void texts_become_bigrams_that_do_not_run_over_edges() {
        assertThat(Tokens.bigrams("食品经营")).containsExactly("食品", "品经", "经营");
        assertThat(Tokens.runs("abc 食品12")).containsExactly("abc", "食品", "12");
        assertThat(Tokens.bigramTokens(List.of("社保", "卡片"))).extracting(TokenList.Token::term).doesNotContain("保卡");
    }

    @Test
    void highlights_are_escaped() {
        assertThat(Highlights.mark("食品经营许可（新办）", List.of("食品经营"))).isEqualTo("<em>食品经营</em>许可（新办）");
        assertThat(Highlights.mark("<食品>", List.of("食品"))).isEqualTo("&lt;<em>食品</em>&gt;");
        assertThat(Highlights.mark("食品", List.of("卫生"))).isNull();
    }

    @Test
    void an_index_is_of_one_database_and_one_format(@TempDir Path folder) throws Exception {
        try (SearchFolder one = SearchFolder.open(folder, "ours", "1")) {
            assertThat(one.revision()).isEqualTo(-1);
            one.write(writer -> {
                Document document = new Document();
                document.add(new StringField("id", "a", Field.Store.NO));
                return writer.updateDocument(new Term("id", "a"), document);
            }, 7);
            assertThat(count(one)).isEqualTo(1);
        }
        try (SearchFolder again = SearchFolder.open(folder, "ours", "1")) {
            assertThat(again.revision()).isEqualTo(7);
            assertThat(count(again)).isEqualTo(1);
        }
        try (SearchFolder other = SearchFolder.open(folder, "theirs", "1")) {
            assertThat(other.revision()).isEqualTo(-1);
            assertThat(count(other)).isZero();
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("segments")).toList()) {
                Files.writeString(file, "not an index");
            }
        }
        try (SearchFolder damaged = SearchFolder.open(folder, "theirs", "1")) {
            assertThat(damaged.revision()).isEqualTo(-1);
        }
    }

    private static int count(SearchFolder folder) {
        return folder.search(searcher -> searcher.getIndexReader().numDocs());
    }
}
