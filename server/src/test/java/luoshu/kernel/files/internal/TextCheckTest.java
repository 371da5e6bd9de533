package luoshu.kernel.files.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import luoshu.kernel.files.FileRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as text. */
class TextCheckTest {

    @TempDir Path folder;

    private void check(byte[] content) throws IOException {
        TextCheck.check(Files.write(folder.resolve("a.csv"), content), new Budget(1 << 20, 10, Duration.ofSeconds(5)));
    }

    @Test
    void text_in_either_encoding_passes() {
        assertThatCode(() -> check("\uFEFF编号,名称\r\n1,\t甲\n".getBytes(StandardCharsets.UTF_8))).doesNotThrowAnyException();
        assertThatCode(() -> check("编号,名称\r\n1,镕\n".getBytes(Charset.forName("GB18030")))).doesNotThrowAnyException();
    }

    @Test
    void what_is_no_text_or_a_threat_does_not() {
        assertThatThrownBy(() -> check(new byte[] {'a', 0, 'b'})).isInstanceOf(FileRefused.class);
        assertThatThrownBy(() -> check(new byte[] {'a', 0x1B, '['})).isInstanceOf(FileRefused.class);
        assertThatThrownBy(() -> check(("x,X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*\n").getBytes(StandardCharsets.US_ASCII))).isInstanceOf(FileRefused.class);
    }
}
