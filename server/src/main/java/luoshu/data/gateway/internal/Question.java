package luoshu.data.gateway.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.Sm2;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks, as it was sent. Signed is the text of {@link #signed()}: a line each for {@code luoshu-gateway-1}, the method, the path, the query, the headers of {@link #SIGNED} that may be empty, and
 * the SM3 of the body. Its SM3 is the digest of the question.
 *
 * @param path     below the contract, as sent: {@code /persons/41…}
 * @param target   path and query as they were signed
 * @param headers  of {@link #SIGNED} by name, as sent; a missing one is empty
 * @param fields   wished; empty: all that are agreed
 * @param session  it comes in; absent: it is signed itself
 * @param signature SM2 in DER, or the HMAC-SM3 under the secret of the session
 */
record Question(String method, String contract, String path, String target, @Nullable String query, Map<String, String> headers, String key, Instant time, String nonce, String person, @Nullable String matter,
                @Nullable String caseNumber, String purpose, List<String> fields, @Nullable String session, byte[] signature, byte[] body, byte[] signed, byte[] digest) {

    /** What is asked of the gateway itself, in place of a contract: nobody is named there. */
    static final Set<String> OWN = Set.of("sessions", "receipts");
    /** In this order, in lower case. */
    static final List<String> SIGNED = List.of("luoshu-key", "luoshu-time", "luoshu-nonce", "luoshu-person", "luoshu-matter", "luoshu-case", "luoshu-purpose", "luoshu-fields");
    private static final Pattern TARGET = Pattern.compile("/gateway/v1/([A-Za-z0-9-]{1,40})(/[^?#]*)?");
    private static final Pattern FORBIDDEN = Pattern.compile("/\\.{1,2}(/|$)|//|%2[fFeE]|%5[cC]|%00|[;\\\\]");
    private static final Shape KEY = new Shape(32, 32, c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    private static final Shape NONCE = new Shape(16, 64, c -> letter(c) || digit(c) || c == '_' || c == '-');
    private static final Shape MATTER = new Shape(12, 12, c -> c >= 'A' && c <= 'Z' || digit(c));
    private static final Shape CASE = new Shape(1, 64, c -> letter(c) || digit(c) || c == '-');
    private static final Shape PRINTABLE = new Shape(0, 4_000, c -> c >= 0x20 && c < 0x7f);
    private static final int SECONDS = "2026-04-20T01:00:00Z".length();
    private static final int LONGEST_PATH = 2_000;
    private static final int LONGEST_QUERY = 4_000;
    private static final int LONGEST_PERSON = 64;
    private static final int LONGEST_PURPOSE = 200;

    /** So many characters of these: looked at for each question, several times. */
    private record Shape(int least, int most, IntPredicate of) {

        boolean has(String value) {
            if (value.length() < least || value.length() > most) {
                return false;
            }
            for (int i = 0; i < value.length(); i++) {
                if (!of.test(value.charAt(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static boolean letter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    /** @throws Refusal 400, with the header at fault */
    static Question read(String method, String uri, @Nullable String query, Function<String, @Nullable String> header, byte[] body) {
        Matcher target = TARGET.matcher(uri);
        if (uri.length() > LONGEST_PATH || query != null && query.length() > LONGEST_QUERY || !target.matches() || FORBIDDEN.matcher(uri).find() || !(method.equals("GET") || method.equals("POST"))) {
            throw Refusal.request(400, "bad-address", "GET or POST /gateway/v1/{contract}/{path of the operation}");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : SIGNED) {
            String value = header.apply(name);
            if (value != null && !PRINTABLE.has(value)) {
                throw bad(name, "printable ASCII; percent-encode the rest as UTF-8");
            }
            headers.put(name, value == null ? "" : value.strip());
        }
        String key = matching(headers, "luoshu-key", KEY, "32 hexadecimal digits");
        Instant time = time(headers.get("luoshu-time"));
        String nonce = matching(headers, "luoshu-nonce", NONCE, "16 to 64 letters, digits, - and _, never twice");
        boolean own = OWN.contains(target.group(1));
        String person = own ? "" : text(headers, "luoshu-person", LONGEST_PERSON);
        String purpose = own ? "" : text(headers, "luoshu-purpose", LONGEST_PURPOSE);
        String matter = headers.get("luoshu-matter").isEmpty() ? null : matching(headers, "luoshu-matter", MATTER, "the basic code of a matter");
        String caseNumber = headers.get("luoshu-case").isEmpty() ? null : matching(headers, "luoshu-case", CASE, "letters, digits and -");
        List<String> fields = headers.get("luoshu-fields").isEmpty() ? List.of() : List.of(decoded("luoshu-fields", headers.get("luoshu-fields")).split(","));
        String sent = uri + (query == null ? "" : "?" + query);
        String session = session(header);
        byte[] signed = text(method, uri, query, headers, body);
        return new Question(method, target.group(1), target.group(2) == null ? "/" : target.group(2), sent, query, headers, key, time, nonce, person, matter, caseNumber, purpose, fields, session,
                session == null ? signature(header.apply("luoshu-signature")) : mac(header.apply("luoshu-mac")), body, signed, Sm3.digest(signed));
    }

    /** What is signed. @param headers those of {@link #SIGNED}, in that order */
    static byte[] text(String method, String uri, @Nullable String query, Map<String, String> headers, byte[] body) {
        StringBuilder text = new StringBuilder("luoshu-gateway-1\n").append(method).append('\n').append(uri).append('\n').append(query == null ? "" : query).append('\n');
        headers.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
        return text.append(HexFormat.of().formatHex(Sm3.digest(body))).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String session(Function<String, @Nullable String> header) {
        String session = header.apply("luoshu-session");
        if (session == null ? header.apply("luoshu-mac") != null : !KEY.has(session)) {
            throw bad("luoshu-session", "32 hexadecimal digits, with luoshu-mac");
        }
        if (session != null && header.apply("luoshu-signature") != null) {
            throw bad("luoshu-signature", "in a session there is luoshu-mac instead");
        }
        return session;
    }

    private static byte[] mac(@Nullable String sent) {
        try {
            byte[] mac = Base64.getDecoder().decode(sent == null ? "" : sent.strip());
            if (mac.length != Sm3.LENGTH) {
                throw new IllegalArgumentException("length");
            }
            return mac;
        } catch (IllegalArgumentException wrong) {
            throw bad("luoshu-mac", "Base64 of the HMAC-SM3, 32 bytes");
        }
    }

    private static byte[] signature(@Nullable String sent) {
        try {
            byte[] signature = Base64.getDecoder().decode(sent == null ? "" : sent.strip());
            if (signature.length < 8 || signature.length > 80) {
                throw new IllegalArgumentException("length");
            }
            return signature.length == 64 ? Sm2.der(signature) : signature;
        } catch (IllegalArgumentException wrong) {
            throw bad("luoshu-signature", "Base64 of the SM2 signature, in DER or r‖s");
        }
    }

    private static Instant time(String sent) {
        try {
            return sent.length() == SECONDS && sent.charAt(SECONDS - 1) == 'Z' ? LocalDateTime.of(number(sent, 0, 4, '-'), number(sent, 5, 7, '-'), number(sent, 8, 10, 'T'), number(sent, 11, 13, ':'), number(sent, 14, 16, ':'),
                    number(sent, 17, 19, 'Z')).toInstant(ZoneOffset.UTC) : Instant.parse(sent);
        } catch (DateTimeException | NumberFormatException wrong) {
            throw bad("luoshu-time", "UTC as 2026-04-20T01:00:00Z");
        }
    }

    private static int number(String text, int from, int to, char then) {
        if (text.charAt(to) != then || !digit(text.charAt(from))) {
            throw new NumberFormatException(text);
        }
        return Integer.parseInt(text, from, to, 10);
    }

    private static String matching(Map<String, String> headers, String name, Shape shape, String should) {
        String value = headers.get(name);
        if (!shape.has(value)) {
            throw bad(name, should);
        }
        return value;
    }

    private static String text(Map<String, String> headers, String name, int longest) {
        String text = decoded(name, headers.get(name)).strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw bad(name, "1 to " + longest + " characters");
        }
        return text;
    }

    private static String decoded(String name, String value) {
        try {
            String text = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') >= 0 || text.indexOf(0) >= 0) {
                throw new IllegalArgumentException("not UTF-8");
            }
            return text;
        } catch (IllegalArgumentException wrong) {
            throw bad(name, "percent-encoded UTF-8");
        }
    }

    private static Refusal bad(String header, String should) {
        return Refusal.request(400, "bad-header", header + ": " + should, "header", header);
    }

    /** Parameters of the query as sent, decoded; each at most once. */
    Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        for (String part : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
            int at = part.indexOf('=');
            try {
                String name = URLDecoder.decode(at < 0 ? part : part.substring(0, at), StandardCharsets.UTF_8);
                if (all.put(name, at < 0 ? "" : URLDecoder.decode(part.substring(at + 1), StandardCharsets.UTF_8)) != null) {
                    twice.add(name);
                }
            } catch (IllegalArgumentException wrong) {
                throw Refusal.request(400, "bad-address", "the query is not percent-encoded UTF-8");
            }
        }
        if (!twice.isEmpty()) {
            throw Refusal.request(422, "unknown-parameter", "a parameter is sent twice", "parameter", twice.getFirst());
        }
        return all;
    }
}
