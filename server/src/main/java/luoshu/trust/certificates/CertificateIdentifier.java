package luoshu.trust.certificates;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 电子证照标识 (GB/T 36904): {@code 1.2.156.3005.2.<type>.<issuer>.<serial>.<version>.<check>}. The last character is ISO 7064 MOD 37,36 over type, issuer, serial and version
 * written together. Every change of a certificate gives the next version and so another check character; older identifiers stay what they are.
 *
 * @param type    证照类型代码, 21 characters: credit code of the body that defined the type and a serial of three digits
 * @param issuer  颁发机构代码: credit code; region or organ codes occur in older certificates
 * @param serial  流水号: digits and capital letters of the licence number, or a UUID without hyphens
 * @param version 版本号, 1–999
 */
public record CertificateIdentifier(String type, String issuer, String serial, int version) {

    public static final String ROOT = "1.2.156.3005.2";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Pattern TYPE = Pattern.compile("[0-9A-Z]{18}[0-9]{3}");
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{6,18}");
    private static final Pattern SERIAL = Pattern.compile("[0-9A-Z]{1,64}");
    private static final Pattern WRITTEN = Pattern.compile(Pattern.quote(ROOT) + "\\.([^.]+)\\.([^.]+)\\.([^.]+)\\.([0-9]{3})\\.([0-9A-Z])");

    public CertificateIdentifier {
        require(TYPE.matcher(type).matches(), "the type is 18 characters of a credit code and 3 digits");
        require(CODE.matcher(issuer).matches(), "the issuer is a credit code, region code or organ code");
        require(SERIAL.matcher(serial).matches(), "the serial is 1 to 64 digits and capital letters");
        require(version >= 1 && version <= 999, "the version is 1 to 999");
    }

    /** Refuses an identifier of another form, and one whose check character is wrong. */
    public static CertificateIdentifier parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        require(parts.matches(), "not of the form " + ROOT + ".type.issuer.serial.version.check");
        CertificateIdentifier identifier = new CertificateIdentifier(parts.group(1), parts.group(2), parts.group(3), Integer.parseInt(parts.group(4)));
        require(identifier.check() == parts.group(5).charAt(0), "the check character does not fit");
        return identifier;
    }

    /** Empty: no identifier of a certificate. */
    public static Optional<CertificateIdentifier> read(String written) {
        try {
            return Optional.of(parse(written));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    public static CertificateIdentifier first(String type, String issuer, String serial) {
        return new CertificateIdentifier(type, issuer, serial, 1);
    }

    /** The identifier after one more change. */
    public CertificateIdentifier next() {
        return new CertificateIdentifier(type, issuer, serial, version + 1);
    }

    public char check() {
        return check(type + issuer + serial + writtenVersion());
    }

    /** ISO 7064 MOD 37,36 (GB/T 17710) over digits and capital letters. */
    public static char check(String characters) {
        int p = 36;
        for (int i = 0; i < characters.length(); i++) {
            int value = ALPHABET.indexOf(characters.charAt(i));
            require(value >= 0, "only digits and capital letters have a check character");
            p = (p + value) % 36;
            p = 2 * (p == 0 ? 36 : p) % 37;
        }
        return ALPHABET.charAt((37 - p) % 36);
    }

    /** The name a certificate's file is given. */
    public String fileName() {
        return this + ".OFD";
    }

    @Override
    public String toString() {
        return ROOT + '.' + type + '.' + issuer + '.' + serial + '.' + writtenVersion() + '.' + check();
    }

    private String writtenVersion() {
        return "%03d".formatted(version);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("certificate identifier: " + otherwise);
        }
    }
}
