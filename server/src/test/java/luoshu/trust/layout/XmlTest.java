package luoshu.trust.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class XmlTest {

    private static boolean forbidden(String text) {
        return catchThrowableOfType(Xml.Unreadable.class, () -> Xml.read(text.getBytes(StandardCharsets.UTF_8))).forbidden();
    }

    @Test
    void elements_are_found_by_local_name() throws Exception {
        Xml root = Xml.read("\uFEFF<?xml version=\"1.0\"?><o:a xmlns:o=\"u\" x=\"1\"><o:b> 二 </o:b><o:b/></o:a>".getBytes(StandardCharsets.UTF_8));
        assertThat(root.children("b")).hasSize(2);
        assertThat(root.textOf("b")).contains("二");
        assertThat(root.attribute("x")).contains("1");
    }

    @Test
    void entities_and_document_types_are_forbidden() {
        assertThat(forbidden("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>")).isTrue();
        assertThat(forbidden("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>")).isTrue();
    }

    @Test
    void bytes_depth_and_number_are_bounded() {
        assertThat(forbidden("<a>" + " ".repeat(9 << 20) + "</a>")).isTrue();
        assertThat(forbidden("<a>".repeat(100_000))).isTrue();
        assertThat(forbidden("<a>" + "<b/>".repeat(30_000) + "</a>")).isTrue();
    }

    @Test
    void damage_is_told_from_attack() {
        assertThat(forbidden("")).isFalse();
        assertThat(forbidden("<a>")).isFalse();
        assertThat(forbidden("<a>&unknown;</a>")).isFalse();
        assertThat(catchThrowableOfType(Xml.Unreadable.class, () -> Xml.read(new byte[] {'<', 'a', '>', (byte) 0xFF})).forbidden()).isFalse();
        assertThat(catchThrowableOfType(Xml.Unreadable.class, () -> Xml.read("<a/>".getBytes(StandardCharsets.UTF_16))).forbidden()).isFalse();
    }
}
