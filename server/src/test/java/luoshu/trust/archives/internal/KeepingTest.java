package luoshu.trust.archives.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Numbers and the content's own consistency. */
class KeepingTest {

    private final ArchiveContent content = new ArchiveContent(new JsonMapper());

    @Test
    void numbers_follow_the_pattern() {
        ArchiveNumber numbers = new ArchiveNumber(new ArchiveContent.Numbering("", "{fonds}-{category}·{year}-{retention}-{class}-{serial4}", "ZF", List.of(new ArchiveContent.Fonds("A", "0213")),
                List.of(new ArchiveContent.ClassCode("health", "WJ"))));
        assertThat(numbers.number(numbers.series("A", "health", 2026, "D30"), 7)).isEqualTo("0213-ZF·2026-D30-WJ-0007");
        assertThat(numbers.number(numbers.series("B", "else", 2026, "Y"), 12345)).isEqualTo("B-ZF·2026-Y-OT-12345");
    }

    @Test
    void every_item_of_the_checks_has_a_place_and_a_code_of_its_own() {
        assertThat(content.checks().items()).extracting(ArchiveContent.Item::code).doesNotHaveDuplicates();
        assertThat(content.checks().items()).allSatisfy(item -> assertThat(item.at()).isNotEmpty());
        assertThat(content.scheme().elements()).extracting(ArchiveContent.Element::path).doesNotHaveDuplicates();
    }
}
