package luoshu.client;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** There is no answer; {@code code} and {@code fault} as docs/gateway.md lists them. */
public final class GatewayRefused extends IOException {

    private static final long serialVersionUID = 1;
    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]{1,40})\"");
    private final int status;
    private final String code;
    private final String fault;
    private final int retryAfter;

    private GatewayRefused(int status, String code, String fault, int retryAfter, String said) {
        super(status + " " + code + " (" + fault + "): " + said);
        this.status = status;
        this.code = code;
        this.fault = fault;
        this.retryAfter = retryAfter;
    }

    static GatewayRefused of(int status, byte[] body, HttpHeaders headers) {
        String said = new String(body, StandardCharsets.UTF_8);
        Matcher code = CODE.matcher(said);
        return new GatewayRefused(status, code.find() ? code.group(1) : "", headers.firstValue("Luoshu-Fault").orElse(""), headers.firstValue("Retry-After").filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::parseInt).orElse(0), said.substring(0, Math.min(said.length(), 500)));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String fault() {
        return fault;
    }

    /** Seconds; 0: trying again does not help. */
    public int retryAfter() {
        return retryAfter;
    }
}
