package luoshu.kernel.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Sends a content to a browser so that it can only be looked at: never sniffed, never scripted, never cached by others. One byte range per request; more than
 * one is answered with the whole, which the protocol allows.
 */
public final class FileAnswer {

    private FileAnswer() {
    }

    public interface From {
        InputStream open(long offset);
    }

    public static void send(HttpServletRequest request, HttpServletResponse response, String name, String mediaType, long size, String digest, boolean inline, From content)
            throws IOException {
        secure(response, name, mediaType, inline);
        String tag = "\"" + digest + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Accept-Ranges", "bytes");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        String condition = request.getHeader("If-Range");
        Range range = condition != null && !condition.equals(tag) ? new Range(0, size - 1, false) : Range.parse(request.getHeader("Range"), size);
        if (range == null) {
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            response.setHeader("Content-Range", "bytes */" + size);
            return;
        }
        if (range.partial) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes " + range.first + "-" + range.last + "/" + size);
        }
        long left = range.last - range.first + 1;
        response.setContentLengthLong(left);
        try (InputStream in = content.open(range.first)) {
            byte[] buffer = new byte[65536];
            while (left > 0) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (n < 0) {
                    throw new IOException("the stored content is shorter than its record");
                }
                response.getOutputStream().write(buffer, 0, n);
                left -= n;
            }
        }
    }

    public static void send(HttpServletRequest request, HttpServletResponse response, String name, String mediaType, byte[] content, String digest, boolean inline) throws IOException {
        send(request, response, name, mediaType, content.length, digest, inline, offset -> new ByteArrayInputStream(content, (int) offset, content.length - (int) offset));
    }

    /** Headers alone, for content that is already in memory. */
    public static void secure(HttpServletResponse response, String name, String mediaType, boolean inline) {
        response.setContentType(mediaType);
        response.setHeader("Content-Disposition", disposition(name, inline));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "private, no-cache");
    }

    /** RFC 6266: an ASCII fall-back, and the real name by RFC 5987. */
    static String disposition(String name, boolean inline) {
        String ascii = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
        return (inline ? "inline" : "attachment") + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }

    record Range(long first, long last, boolean partial) {

        /** Null: asked for bytes that are not there. A header we do not understand counts as absent. */
        static @Nullable Range parse(@Nullable String header, long size) {
            Range whole = new Range(0, size - 1, false);
            if (header == null || !header.matches("bytes=(\\d{1,18}-\\d{0,18}|-\\d{1,18})")) {
                return whole;
            }
            String[] ends = header.substring(6).split("-", -1);
            long first = ends[0].isEmpty() ? Math.max(0, size - Long.parseLong(ends[1])) : Long.parseLong(ends[0]);
            long last = ends[0].isEmpty() || ends[1].isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(ends[1]));
            return first > last || first >= size ? null : new Range(first, last, true);
        }
    }
}
