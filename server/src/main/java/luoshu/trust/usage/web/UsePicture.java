package luoshu.trust.usage.web;

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
        FileAnswer.send(request, response, use + ".svg", "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8), use.toString(), true);
    }
}
