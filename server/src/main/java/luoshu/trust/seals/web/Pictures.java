package luoshu.trust.seals.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.files.FileAnswer;

final class Pictures {

    private Pictures() {
    }

    static void send(byte[] png, HttpServletResponse response) throws IOException {
        FileAnswer.secure(response, "seal.png", "image/png", true);
        response.setContentLength(png.length);
        response.getOutputStream().write(png);
    }
}
