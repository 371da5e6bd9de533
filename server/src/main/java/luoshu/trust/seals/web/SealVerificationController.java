package luoshu.trust.seals.web;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.RateLimit;
import luoshu.trust.layout.PackageLimits;
import luoshu.trust.seals.SealVerifier;
import luoshu.trust.seals.SealVerification;
import luoshu.trust.seals.internal.Verifications;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Anybody may ask whether a sealed file is genuine. Nothing of the file is kept. */
@RestController
class SealVerificationController {

    private static final int AT_ONCE = 4;
    private final RateLimit addresses = new RateLimit(60);
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final SealVerifier verifier;

    SealVerificationController(SealVerifier verifier) {
        this.verifier = verifier;
    }

    @PostMapping(path = "/api/public/seal-verifications", consumes = "multipart/form-data")
    @OwnTransaction("a question; asking again is harmless")
    SealVerification verify(@RequestPart MultipartFile file, HttpServletRequest request) throws IOException, InterruptedException {
        addresses.take(request.getRemoteAddr());
        if (file.getSize() > PackageLimits.USUAL.bytes()) {
            throw new Refused(Problem.Kind.TOO_LARGE, "file-too-large", "the file has more than " + PackageLimits.USUAL.bytes() + " bytes");
        }
        if (!places.tryAcquire(5, TimeUnit.SECONDS)) {
            throw new Refused(Problem.Kind.UNAVAILABLE, "seal-verification-busy", "others are asking; try again in a moment", Map.of("retryAfterSeconds", 5));
        }
        try {
            return Verifications.of(verifier.verify(file.getBytes()));
        } finally {
            places.release();
        }
    }
}
