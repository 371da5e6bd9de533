package luoshu.data.profiles;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.data.matching.Comparison;
import luoshu.data.matching.MatchKind;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** {@code comparison}: field by field, numbers masked; {@code certain}: bits from which on no person is asked; {@code splittable}: what was decided can be undone. */
public record PairView(UUID id, MatchKind kind, PairSide one, PairSide other, Comparison comparison, double certain, PairRow.State state, boolean splittable, int version, List<PairAct> acts) {

    /** A record: whose it is, where it came from and what else it says, masked. */
    public record PairSide(String organName, String sourceName, String table, String library, Instant readAt, int batch, int records, List<PairValue> values) {
    }

    public record PairValue(String field, Text name, String value) {
    }

    public record PairAct(Instant at, String act, @Nullable String reason, String byName) {
    }
}
