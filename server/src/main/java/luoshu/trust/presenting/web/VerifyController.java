package luoshu.trust.presenting.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.kernel.files.FileRefused;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.RateLimit;
import luoshu.trust.presenting.Verified;
import luoshu.trust.presenting.internal.CodeCheck;
import luoshu.trust.presenting.internal.OutsideFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Checking what somebody shows, for anybody. Nothing sent here is kept. */
@RestController
@RequestMapping("/api/public/verify")
class VerifyController {

    private static final int LONGEST = 4_000;
    private static final int A_MINUTE = 600; // an office or a mobile network may stand behind one address
    private final CodeCheck codes;
    private final OutsideFiles files;
    private final RateLimit addresses = new RateLimit(A_MINUTE);

    VerifyController(CodeCheck codes, OutsideFiles files) {
        this.codes = codes;
        this.files = files;
    }

    /** @param text the digits of a code, or the address a QR code holds */
    record ShownText(@Nullable String text) {
    }

    @PostMapping("/codes")
    @OwnTransaction("a question; asking again is harmless")
    Verified code(@RequestBody ShownText scanned, HttpServletRequest request) {
        addresses.take(request.getRemoteAddr());
        if (scanned.text == null || scanned.text.isBlank()) {
            throw new Invalid("/text", "required", "请扫描或者粘贴要核验的码");
        }
        if (scanned.text.length() > LONGEST) {
            throw new Invalid("/text", "too-long", "内容太长，不是服务码");
        }
        return codes.check(scanned.text);
    }

    @PostMapping("/files")
    @OwnTransaction("a question; asking again is harmless")
    Verified file(@RequestPart MultipartFile file, HttpServletRequest request) throws IOException {
        addresses.take(request.getRemoteAddr());
        try (InputStream in = file.getInputStream()) {
            int most = OutsideFiles.MEGABYTES << 20;
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new FileRefused(FileRefused.Reason.TOO_LARGE, Map.of("maxMegabytes", OutsideFiles.MEGABYTES));
            }
            return files.check(bytes);
        }
    }
}
