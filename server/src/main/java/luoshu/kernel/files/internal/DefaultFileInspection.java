package luoshu.kernel.files.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import luoshu.kernel.files.FileInspection;
import luoshu.kernel.files.FileLimits;
import luoshu.kernel.files.FileType;
import org.springframework.stereotype.Component;

@Component
class DefaultFileInspection implements FileInspection {

    private static final FileLimits ANY = FileLimits.any(Integer.MAX_VALUE >> 20);
    private final FileCheck check;

    DefaultFileInspection(FileCheck check) {
        this.check = check;
    }

    @Override
    public FileType inspect(Path file, String name) {
        try {
            try {
                return check.check(file, FileName.of(name), ANY).type();
            } finally {
                Files.deleteIfExists(FileCheck.beside(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
