package luoshu.data.gateway.internal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

import luoshu.kernel.database.DataFolder;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.Sm3Key;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who is asked about, in records of use: an HMAC-SM3 of the identity number under a secret of this platform. It finds what was asked about a person whose number is known, and tells nobody the number. */
@Component
class Subjects {

    private final Sm3Key secret;

    Subjects(@Value("${luoshu.secrets.key:}") String key, DataFolder folder) {
        secret = new Sm3Key(Sm3.mac(folder.masterKey(key, "gateway"), "luoshu/gateway/subject".getBytes(StandardCharsets.UTF_8)));
    }

    /** 64 hexadecimal digits. */
    String pseudonym(String number) {
        return HexFormat.of().formatHex(secret.mac(number.strip().toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
    }
}
