package luoshu.kernel.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Extension point: looks for threats in a file before it is accepted. Throwing refuses the file for now (503), never lets it pass. Keep a timeout of your own. */
public interface FileScan {

    /** The threat's name, or empty when nothing was found. */
    Optional<String> findThreat(FileType type, Content content) throws IOException;

    interface Content {
        InputStream open() throws IOException;

        long size();
    }
}
