package luoshu.kernel.documents.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    @Test
    void values_are_escaped_always() {
        assertThat(Wording.parse("<p title='{{x}}'>{{x}}</p>").fill(Map.of("x", "<script>'\"&\0"))).isEqualTo("<p title='&lt;script&gt;&#39;&quot;&amp;�'>&lt;script&gt;&#39;&quot;&amp;�</p>");
    }

    @Test
    void a_value_is_never_read_as_a_template() {
        assertThat(Wording.parse("{{x}}").fill(Map.of("x", "{{y}}", "y", "secret"))).isEqualTo("{{y}}");
    }

    @Test
    void sections_repeat_show_or_hide() {
        Wording wording = Wording.parse("{{#rows}}{{number}}.{{name}} {{/rows}}{{^rows}}none{{/rows}}{{#flag}}F{{/flag}}{{^flag}}f{{/flag}}{{#words}}[{{item}}]{{/words}}");
        assertThat(wording.fill(Map.of("rows", List.of(Map.of("name", "a"), Map.of("name", "b")), "flag", true, "words", List.of("x", "y")))).isEqualTo("1.a 2.b F[x][y]");
        assertThat(wording.fill(Map.of("rows", List.of(), "flag", false))).isEqualTo("nonef");
        assertThat(Wording.parse("{{#x}}X{{/x}}").fill(Map.of("x", " "))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#a}}", "{{/a}}", "{{#a}}{{#b}}{{/a}}{{/b}}", "{{{a}}}", "{{a.b}}", "{{T(java.lang.Runtime)}}", "}}"})
    void anything_else_in_braces_is_an_error(String template) {
        assertThatThrownBy(() -> Wording.parse(template)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_shipped_wording_parses() {
        Wordings wordings = new Wordings();
        for (luoshu.kernel.documents.DocumentKind kind : luoshu.kernel.documents.DocumentKind.values()) {
            assertThat(wordings.of(kind).title("01").zh()).isNotBlank();
            assertThat(wordings.of(kind).title("99").zh()).isNotBlank();
        }
    }
}
