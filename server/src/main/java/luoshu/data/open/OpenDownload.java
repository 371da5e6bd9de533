package luoshu.data.open;

import java.io.InputStream;

/** A file that may be had. {@code digest}: SM3, hexadecimal; {@code open}: its bytes from an offset on. */
public record OpenDownload(String name, String mediaType, long size, String digest, Content open) {

    public interface Content {
        InputStream from(long offset);
    }
}
