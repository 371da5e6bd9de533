package luoshu.data.gateway.web;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.SigningKeys;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The certificates of the keys that sign receipts, for who checks receipts without a network. Which root to trust they learn elsewhere. */
@RestController
class ReceiptCertificatesController {

    private final SigningKeys keys;

    ReceiptCertificatesController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping(path = "/api/public/gateway/certificates", produces = "text/plain;charset=UTF-8")
    ResponseEntity<String> receiptCertificates() {
        Set<X509Certificate> all = new LinkedHashSet<>();
        keys.list(KeyPurpose.RECEIPT).forEach(key -> all.addAll(key.chain()));
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        String pem = all.stream().map(each -> "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(Certificates.encoded(each)) + "\n-----END CERTIFICATE-----\n").collect(Collectors.joining());
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic()).body(pem);
    }
}
