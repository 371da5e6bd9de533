package luoshu.kernel.parties.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Base64;

import luoshu.kernel.database.DataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

    private static final String KEY = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]);

    @TempDir Path folder;

    @Test
    void what_was_sealed_opens_with_the_same_key_and_purpose_only() {
        Seal seal = new Seal(KEY, new DataFolder(folder));
        byte[] sealed = seal.seal("a", "410101199003070012");
        assertThat(seal.open("a", sealed)).isEqualTo("410101199003070012");
        assertThat(new Seal(KEY, new DataFolder(folder)).open("a", sealed)).isEqualTo("410101199003070012");
        assertThatThrownBy(() -> seal.open("b", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Seal("", new DataFolder(folder)).open("a", sealed)).isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> seal.open("a", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void equal_values_look_different_sealed_and_equal_as_keys() {
        Seal seal = new Seal(KEY, new DataFolder(folder));
        assertThat(seal.seal("a", "x")).isNotEqualTo(seal.seal("a", "x"));
        assertThat(seal.key("x")).isEqualTo(seal.key("x")).isNotEqualTo(seal.key("y"));
        assertThat(seal.seal("a", null)).isNull();
    }

    @Test
    void a_node_without_a_key_keeps_one_in_its_folder() {
        DataFolder data = new DataFolder(folder);
        assertThat(new Seal("", data).open("a", new Seal("", data).seal("a", "x"))).isEqualTo("x");
        assertThatThrownBy(() -> new Seal("c2hvcnQ", data)).hasMessageContaining("32 bytes");
    }
}
