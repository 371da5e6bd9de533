package luoshu.kernel.requests;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;

/** The body of a request whose bytes are signed as they are, read no further than it may be long. */
public final class BoundedBody {

    private BoundedBody() {
    }

    /** @throws Refused 413 {@code too-large} with {@code detail} when it is longer than {@code most} bytes */
    public static byte[] read(HttpServletRequest request, int most, String detail) throws IOException {
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw new Refused(Problem.Kind.TOO_LARGE, "too-large", detail);
        }
        return body;
    }
}
