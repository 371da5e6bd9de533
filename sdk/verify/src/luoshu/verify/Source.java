package luoshu.verify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A log by its prefix: a folder, or an address with http. */
interface Source {

    /** @throws Wrong if it is not there */
    byte[] read(String path);

    default String checkpoint() {
        return new String(read("checkpoint"), StandardCharsets.UTF_8);
    }

    /** @param width 256 for a full one */
    default byte[] tile(String level, long place, int width) {
        StringBuilder name = new StringBuilder("%03d".formatted(place % 1_000));
        for (long rest = place / 1_000; rest > 0; rest /= 1_000) {
            name.insert(0, "x%03d/".formatted(rest % 1_000));
        }
        return read("tile/" + level + "/" + name + (width == 256 ? "" : ".p/" + width));
    }

    static Source of(String prefix) {
        if (!prefix.startsWith("http://") && !prefix.startsWith("https://")) {
            return path -> {
                try {
                    return Files.readAllBytes(Path.of(prefix).resolve(path));
                } catch (IOException e) {
                    throw new Wrong("missing: " + path);
                }
            };
        }
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        String base = prefix.endsWith("/") ? prefix : prefix + "/";
        return path -> {
            try {
                HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new Wrong("missing: " + path + " (" + answer.statusCode() + ")");
                }
                return answer.body();
            } catch (IOException e) {
                throw new Wrong("cannot be read: " + path + " (" + e.getMessage() + ")");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Wrong("interrupted");
            }
        };
    }
}
