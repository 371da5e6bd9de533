package luoshu.data.exchange.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.database.DataFolder;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.Sm4;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals keys of rows that were kept back – they may be numbers of persons –: a format byte and SM4-GCM, bound to the run. */
@Component
class ExchangeSecrets {

    private static final byte FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.shared();
    private final Sm4 cipher;

    ExchangeSecrets(@Value("${luoshu.secrets.key:}") String key, DataFolder folder) {
        byte[] derived = Sm3.mac(folder.masterKey(key, "exchange"), "luoshu/exchange/seal".getBytes(StandardCharsets.UTF_8));
        cipher = new Sm4(Arrays.copyOf(derived, 16));
    }

    byte[] seal(UUID run, List<String> key) {
        byte[] sealed = cipher.seal(JSON.writeValueAsBytes(key), bound(run));
        byte[] whole = new byte[sealed.length + 1];
        whole[0] = FORMAT;
        System.arraycopy(sealed, 0, whole, 1, sealed.length);
        return whole;
    }

    List<String> open(UUID run, byte[] whole) {
        if (whole.length < 1 || whole[0] != FORMAT) {
            throw new IllegalStateException("not a key sealed in format " + FORMAT);
        }
        return List.of(JSON.readValue(cipher.open(Arrays.copyOfRange(whole, 1, whole.length), bound(run)), String[].class));
    }

    private static byte[] bound(UUID run) {
        return ("exchange:" + run).getBytes(StandardCharsets.UTF_8);
    }

    /** What of a key may be seen: short ones without letters of a name, of others the ends. */
    static String shown(List<String> key) {
        return String.join("，", key.stream().map(ExchangeSecrets::shown).toList());
    }

    private static String shown(String part) {
        if (part.matches("[0-9A-Za-z_.:-]{0,8}") || part.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}[ 0-9:.+]*")) {
            return part;
        }
        int signs = part.codePointCount(0, part.length());
        int begin = part.offsetByCodePoints(0, Math.min(signs, signs > 8 ? 3 : 1));
        return part.substring(0, begin) + "****" + (signs > 8 ? part.substring(part.offsetByCodePoints(part.length(), -2)) : "");
    }
}
