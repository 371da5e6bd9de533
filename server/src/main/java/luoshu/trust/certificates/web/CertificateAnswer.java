package luoshu.trust.certificates.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.files.FileAnswer;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.Certificates;
import org.springframework.stereotype.Component;

/** The three ways a certificate's file goes out. */
@Component
class CertificateAnswer {

    private final Certificates certificates;

    CertificateAnswer(Certificates certificates) {
        this.certificates = certificates;
    }

    void original(Certificate one, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(one, "original", certificates.file(one), one.identifier().fileName(), "application/ofd", false, request, response);
    }

    void rendition(Certificate one, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(one, "rendition", certificates.rendition(one), one.typeName().zh() + one.number() + "（副本）.pdf", "application/pdf", true, request, response);
    }

    void picture(Certificate one, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(one, "picture", certificates.pictures(one).getFirst().getBytes(StandardCharsets.UTF_8), one.identifier() + ".svg", "image/svg+xml", true, request, response);
    }

    private static void send(Certificate one, String kind, byte[] bytes, String name, String type, boolean inline, HttpServletRequest request, HttpServletResponse response) throws IOException {
        FileAnswer.send(request, response, name, type, bytes, one.identifier() + "-" + kind, inline);
    }
}
