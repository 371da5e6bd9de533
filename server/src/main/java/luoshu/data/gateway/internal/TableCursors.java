package luoshu.data.gateway.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import luoshu.kernel.database.DataFolder;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.Sm4;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where a page ended: the key of its last row, sealed, for it may hold values the contract does not give, and bound to the question, so that nobody goes on elsewhere. Every node opens it; nothing is kept. */
@Component
class TableCursors {

    private static final int LONGEST = 3_000;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<String>> KEY = new TypeReference<>() { };
    private final Sm4 cipher;

    TableCursors(@Value("${luoshu.secrets.key:}") String key, DataFolder folder) {
        cipher = new Sm4(Arrays.copyOf(Sm3.mac(folder.masterKey(key, "gateway"), "luoshu/gateway/cursor".getBytes(StandardCharsets.UTF_8)), 16));
    }

    /** @throws Refusal {@code provider-key-long} if it would not fit into a query */
    String seal(List<String> key, byte[] bound) {
        String sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(cipher.seal(JSON.writeValueAsBytes(key), bound));
        if (sealed.length() > LONGEST) {
            throw Refusal.provider(502, "provider-key-long", "the key of a row is too long to go on behind it").answered();
        }
        return sealed;
    }

    /** @throws Refusal {@code bad-parameter} */
    List<String> open(String cursor, byte[] bound, int columns) {
        try {
            List<String> key = JSON.readValue(cipher.open(Base64.getUrlDecoder().decode(cursor), bound), KEY);
            if (key.size() == columns) {
                return key;
            }
        } catch (IllegalArgumentException | JacksonException forged) {
            // said below
        }
        throw TableQuestion.bad(TableQuestion.CURSOR, "that of the page before, with the same contract and the same filters");
    }
}
