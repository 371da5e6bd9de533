package luoshu.trust.usage.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.files.FileAnswer;

final class UsePicture {

    private UsePicture() {
    }

    static void send(String svg, UUID use, HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
        FileAnswer.send(request, response, use + ".svg", "image/svg+xml", bytes.length, use.toString(), true, offset -> new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset));
    }
}
