package luoshu.kernel.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import luoshu.kernel.files.FileRefused;
import luoshu.kernel.files.FileRefused.Reason;

/** Text is text when no byte of it is a control character but tab and line ends; in which characters it is written is for whoever reads it. */
final class TextCheck {

    private TextCheck() {
    }

    static void check(Path raw, Budget budget) throws IOException {
        Needle eicar = Needle.eicar();
        byte[] buffer = new byte[65536];
        try (InputStream in = Files.newInputStream(raw)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                budget.checkTime();
                eicar.feed(buffer, n);
                for (int i = 0; i < n; i++) {
                    if (buffer[i] >= 0 && buffer[i] < 0x20 && buffer[i] != '\t' && buffer[i] != '\n' && buffer[i] != '\r' || buffer[i] == 0x7F) {
                        throw new FileRefused(Reason.TYPE_UNKNOWN);
                    }
                }
            }
        }
        if (eicar.found()) {
            throw new FileRefused(Reason.THREAT, Map.of("threat", "EICAR-Test-File"));
        }
    }
}
