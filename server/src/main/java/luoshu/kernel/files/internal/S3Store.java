package luoshu.kernel.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** S3-compatible object storage. A put is atomic by the protocol; a content above one part is sent in parts and appears when they are joined. */
final class S3Store implements ContentStore {

    private final S3Client client;
    private final FileSettings.S3 settings;

    S3Store(S3Client client, FileSettings.S3 settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public void put(String sha256, Path source) throws IOException {
        if (Files.size(source) <= settings.partBytes()) {
            client.put(key(sha256), source, sha256);
        } else {
            client.putInParts(key(sha256), source, settings.partBytes());
        }
        Files.deleteIfExists(source);
    }

    @Override
    public boolean has(String sha256) throws IOException {
        return client.head(key(sha256));
    }

    @Override
    public InputStream open(String sha256, long offset) throws IOException {
        return client.get(key(sha256), offset);
    }

    @Override
    public void remove(String sha256) throws IOException {
        client.delete(key(sha256));
    }

    private String key(String sha256) {
        return settings.prefix() + ContentStore.key(sha256);
    }
}
