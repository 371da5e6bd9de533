package luoshu.data.gateway.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import luoshu.data.contracts.Contract;
import luoshu.trust.signing.Sm3;
import org.springframework.stereotype.Component;

/** Answers given again without asking the provider, only as long as the contract says and only to the same question under it; 64 MB on a node. */
@Component
class Answers {

    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private record Kept(AnswerShape.Shaped answer, long seconds) {
    }

    private final Cache<String, Kept> kept = Caffeine.newBuilder().maximumWeight(MOST_BYTES).weigher((String _, Kept one) -> one.answer.body().length + 200)
            .expireAfter(Expiry.<String, Kept>writing((_, one) -> Duration.ofSeconds(one.seconds))).build();

    Optional<AnswerShape.Shaped> find(Contract contract, Question question, boolean test) {
        Kept one = contract.terms().cacheSeconds() == 0 ? null : kept.getIfPresent(key(contract, question, test));
        return one == null ? Optional.empty() : Optional.of(one.answer);
    }

    void keep(Contract contract, Question question, boolean test, AnswerShape.Shaped answer) {
        if (contract.terms().cacheSeconds() > 0) {
            kept.put(key(contract, question, test), new Kept(answer, contract.terms().cacheSeconds()));
        }
    }

    /** The version: what a resumed contract gives is asked anew. The target holds identity numbers, so it is not kept as it is. */
    private static String key(Contract contract, Question question, boolean test) {
        List<String> parts = List.of(contract.number(), String.valueOf(contract.version()), String.valueOf(test), question.method(), question.target(), String.join(",", question.fields()));
        byte[] body = question.body();
        byte[] text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(new Sm3().update(text, 0, text.length).update(body, 0, body.length).digest());
    }
}
