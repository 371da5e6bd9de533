package luoshu.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked, for whom and why.
 *
 * @param method     GET or POST
 * @param contract   its number, {@code GX…}
 * @param path       of the operation, {@code /persons/41…}, percent-encoded
 * @param query      without the question mark, percent-encoded; may be empty
 * @param person     who asks
 * @param matter     basic code; empty where the contract names no matters
 * @param caseNumber empty where the contract names no matters
 * @param purpose    why
 * @param fields     fewer than the contract gives; empty: all of them
 * @param body       JSON, or empty
 */
public record GatewayQuestion(String method, String contract, String path, String query, String person, String matter, String caseNumber, String purpose, List<String> fields, byte[] body) {

    public static GatewayQuestion get(String contract, String path, String person, String matter, String caseNumber, String purpose) {
        return new GatewayQuestion("GET", contract, path, "", person, matter, caseNumber, purpose, List.of(), new byte[0]);
    }

    /** Whether it may be asked again when nobody knows what became of it: it only reads. */
    boolean repeatable() {
        return method.equals("GET");
    }

    /** Of the gateway itself, where nobody is named. */
    static GatewayQuestion own(String path, byte[] body) {
        return new GatewayQuestion("POST", "", path, "", "", "", "", "", List.of(), body);
    }

    String target() {
        return "/gateway/v1" + (contract.isEmpty() ? "" : "/" + contract) + path;
    }

    /** The eight headers that are signed, in their order. */
    Map<String, String> headers(String key, String time, String nonce) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("luoshu-key", key);
        headers.put("luoshu-time", time);
        headers.put("luoshu-nonce", nonce);
        headers.put("luoshu-person", encoded(person));
        headers.put("luoshu-matter", matter);
        headers.put("luoshu-case", caseNumber);
        headers.put("luoshu-purpose", encoded(purpose));
        headers.put("luoshu-fields", String.join(",", fields.stream().map(GatewayQuestion::encoded).toList()));
        return headers;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
