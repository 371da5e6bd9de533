package luoshu.kernel.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Bytes by their SHA-256. Putting the same content twice is no error; what was put is there after a power cut. */
interface ContentStore {

    /** May move {@code source} away. */
    void put(String sha256, Path source) throws IOException;

    boolean has(String sha256) throws IOException;

    /** The content from {@code offset} to its end. */
    InputStream open(String sha256, long offset) throws IOException;

    void remove(String sha256) throws IOException;

    static String key(String sha256) {
        return sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256;
    }
}
