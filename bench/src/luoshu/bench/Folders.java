package luoshu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

public final class Folders {

    private Folders() {
    }

    /** Deletes a temporary folder this run made. */
    public static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.deleteIfExists(path);
                } catch (IOException stillUsed) {
                    // a temporary folder: the system removes what is left
                }
            });
        } catch (IOException gone) {
            // nothing to delete
        }
    }
}
