package luoshu.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/** A Token Status List as a JWT, signed with SM2 ({@code SM2SM3}); its header brings the certificate. */
final class StatusList {

    private static final int MOST = 16 << 20;
    private static final String[] STATES = {"VALID", "INVALID", "SUSPENDED", "STATUS 3"};
    private final byte[] entries;
    private final int bits;
    private final Instant issued;
    private final String number;

    private StatusList(byte[] entries, int bits, Instant issued, String number) {
        this.number = number;
        this.entries = entries;
        this.bits = bits;
        this.issued = issued;
    }

    /** @throws Wrong unless it leads to a trusted root and may be relied upon at that moment */
    static StatusList parse(String token, Trust trust, Instant at) {
        String[] parts = token.strip().split("\\.");
        if (parts.length != 3) {
            throw new Wrong("not a status list");
        }
        try {
            Base64.Decoder base64 = Base64.getUrlDecoder();
            String header = new String(base64.decode(parts[0]), StandardCharsets.UTF_8);
            String claims = new String(base64.decode(parts[1]), StandardCharsets.UTF_8);
            if (!member(header, "alg", "\"([A-Z0-9a-z]+)\"").equals("SM2SM3") || !member(header, "typ", "\"([a-z+]+)\"").equals("statuslist+jwt")) {
                throw new Wrong("not a status list signed with SM2");
            }
            X509 signer = X509.parse(Base64.getDecoder().decode(member(header, "x5c", "\\[\\s*\"([A-Za-z0-9+/=]+)\"")));
            if (!Sm2.verify(signer.key(), (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII), base64.decode(parts[2]))) {
                throw new Wrong("altered: the signature does not fit the list");
            }
            trust.check(signer, at, X509.STATUS_LIST);
            Instant issued = Instant.ofEpochSecond(Long.parseLong(member(claims, "iat", "([0-9]{1,12})")));
            Instant until = Instant.ofEpochSecond(Long.parseLong(member(claims, "exp", "([0-9]{1,12})")));
            if (at.isBefore(issued.minusSeconds(5)) || !at.isBefore(until)) {
                throw new Wrong("the list is to be relied upon until " + until + ", from " + issued);
            }
            int bits = Integer.parseInt(member(claims, "bits", "([1248])"));
            return new StatusList(unpacked(base64.decode(member(claims, "lst", "\"([A-Za-z0-9_-]+)\""))), bits, issued, member(claims, "sub", "\"[^\"]{0,300}/([0-9]{1,9})\""));
        } catch (IllegalArgumentException | IOException e) {
            throw new Wrong("not a status list");
        }
    }

    Instant issued() {
        return issued;
    }

    /** @param place {@code list/index} */
    String state(String place) {
        if (!place.matches("[0-9]{1,9}/[0-9]{1,9}")) {
            throw new Wrong("not a place in a status list: " + place);
        }
        String[] parts = place.split("/");
        if (!parts[0].equals(number)) {
            throw new Wrong("its status stands in list " + parts[0] + ", this is list " + number);
        }
        return state(Integer.parseInt(parts[1]));
    }

    String state(int index) {
        int each = 8 / bits;
        if (index < 0 || index >= entries.length * each) {
            throw new Wrong("the list has no entry " + index);
        }
        int state = entries[index / each] >> index % each * bits & (1 << bits) - 1;
        return state < STATES.length ? STATES[state] : "STATUS " + state;
    }

    private static String member(String json, String name, String value) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*" + value).matcher(json);
        if (!found.find()) {
            throw new Wrong("a status list without " + name);
        }
        return found.group(1);
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] entries = in.readNBytes(MOST + 1);
            if (entries.length > MOST) {
                throw new Wrong("a status list of more than " + MOST + " bytes");
            }
            return entries;
        }
    }
}
