package luoshu.kernel.database.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @Test
    void a_folder_serves_one_at_a_time(@TempDir Path folder) throws IOException {
        try (FolderLock first = FolderLock.take(folder)) {
            assertThatThrownBy(() -> FolderLock.take(folder)).isInstanceOf(DatabaseUnusable.class).hasMessageContaining("in use by another Luoshu").hasMessageContaining("--data");
        }
        FolderLock.take(folder).close();
    }
}
