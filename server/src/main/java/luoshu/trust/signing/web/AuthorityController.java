package luoshu.trust.signing.web;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.RateLimit;
import luoshu.trust.signing.internal.OcspResponder;
import luoshu.trust.signing.internal.RevocationLists;
import luoshu.trust.signing.internal.TimestampAuthority;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What relying software asks of an authority, in the forms of its own standards: root, revocation list, OCSP, time stamps. */
@Hidden
@RestController
class AuthorityController {

    private static final int LARGEST = 8 * 1024;
    private static final MediaType CERTIFICATE = MediaType.parseMediaType("application/pkix-cert");
    private static final MediaType LIST = MediaType.parseMediaType("application/pkix-crl");
    private static final MediaType OCSP = MediaType.parseMediaType("application/ocsp-response");
    private static final MediaType STAMP = MediaType.parseMediaType("application/timestamp-reply");

    private final RevocationLists lists;
    private final OcspResponder ocsp;
    private final TimestampAuthority stamps;
    private final RateLimit addresses = new RateLimit(600);

    AuthorityController(RevocationLists lists, OcspResponder ocsp, TimestampAuthority stamps) {
        this.lists = lists;
        this.ocsp = ocsp;
        this.stamps = stamps;
    }

    @GetMapping("/ca/root.cer")
    ResponseEntity<byte[]> root() {
        return root(lists.currentRoot());
    }

    @GetMapping("/ca/{root}/root.cer")
    ResponseEntity<byte[]> root(@PathVariable String root) {
        return found(CERTIFICATE, lists.findRoot(root));
    }

    @GetMapping("/ca/crl")
    ResponseEntity<byte[]> list() {
        return list(lists.currentRoot());
    }

    @GetMapping("/ca/{root}/crl")
    ResponseEntity<byte[]> list(@PathVariable String root) {
        return found(LIST, lists.find(root));
    }

    @PostMapping("/ca/ocsp")
    @OwnTransaction("a question; asking again is harmless")
    ResponseEntity<byte[]> ocsp(HttpServletRequest request) throws IOException {
        addresses.take(request.getRemoteAddr());
        return ResponseEntity.ok().contentType(OCSP).body(ocsp.answer(body(request)));
    }

    /** The question in base64 in the address (RFC 6960, A.1). */
    @GetMapping("/ca/ocsp/{*question}")
    ResponseEntity<byte[]> ocsp(@PathVariable String question, HttpServletRequest request) {
        addresses.take(request.getRemoteAddr());
        return ResponseEntity.ok().contentType(OCSP).body(ocsp.answer(base64(question.substring(1))));
    }

    @PostMapping("/tsa")
    @OwnTransaction("every stamp stands for itself; one asked for twice is two stamps")
    ResponseEntity<byte[]> stamp(HttpServletRequest request) throws IOException {
        addresses.take(request.getRemoteAddr());
        return ResponseEntity.ok().contentType(STAMP).body(stamps.answer(body(request)));
    }

    /** One byte too many is no request any more, and is answered as such. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        return body.length > LARGEST ? new byte[0] : body;
    }

    private static byte[] base64(String question) {
        try {
            return Base64.getDecoder().decode(URLDecoder.decode(question.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private static ResponseEntity<byte[]> found(MediaType type, Optional<byte[]> content) {
        return ResponseEntity.ok().contentType(type).body(content.orElseThrow(() -> new NotFound("authority")));
    }
}
