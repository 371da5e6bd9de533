package luoshu.kernel.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import luoshu.kernel.files.FileScan;
import luoshu.kernel.files.FileType;
import org.springframework.stereotype.Component;

/** The built-in scanner: knows the EICAR test file, so that an installation can be shown to scan. A real scanner is another {@link FileScan} bean. */
@Component
class EicarScan implements FileScan {

    @Override
    public Optional<String> findThreat(FileType type, Content content) throws IOException {
        Needle eicar = Needle.eicar();
        byte[] buffer = new byte[65536];
        try (InputStream in = content.open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (eicar.feed(buffer, n)) {
                    return Optional.of("EICAR-Test-File");
                }
            }
        }
        return Optional.empty();
    }
}
