package luoshu.trust.certificates.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.LifeOperation;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.messages.Messages;
import luoshu.trust.messages.Notice;
import luoshu.trust.messages.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a certificate goes into the evidence log and to its holder, in the transaction of the act. */
@Component
class CertificateNews {

    /** A line of the journal. {@code digest}: of the file, where the act made one. */
    record Happened(UUID id, String identifier, String type, Text name, String number, @Nullable UUID holder, String organ, @Nullable String caseNumber, int sequence, LifeRow life,
                    @Nullable String digest) {
    }

    private final Ledger ledger;
    private final Messages messages;

    CertificateNews(Ledger ledger, Messages messages) {
        this.ledger = ledger;
        this.messages = messages;
    }

    /** Under which the log keeps what happened to one certificate. */
    static String subject(UUID id) {
        return "certificate:" + id;
    }

    void tell(List<Happened> all) {
        ledger.record(all.stream().map(one -> new Ledger.Act(key(one), subject(one.id), new Evidence("certificate-" + operation(one), one.life.at(), one.organ, content(one)))).toList());
        messages.notify(all.stream().filter(one -> one.holder != null && one.life.operation() != LifeOperation.OTHER).map(CertificateNews::notice).toList());
    }

    private static Map<String, String> content(Happened one) {
        Map<String, String> content = new HashMap<>(Map.of("certificate", one.identifier, "type", one.type, "number", one.number, "state", one.life.state().name()));
        put(content, "holder", one.holder);
        put(content, "sha256", one.digest);
        put(content, "case", one.caseNumber);
        put(content, "reason", one.life.reason());
        return content;
    }

    private static void put(Map<String, String> content, String name, @Nullable Object value) {
        if (value != null) {
            content.put(name, value.toString());
        }
    }

    private static Notice notice(Happened one) {
        return new Notice(key(one), Recipient.party(one.holder), "certificate." + operation(one),
                Map.of("name", one.name.zh(), "name@en", one.name.en(), "number", one.number), one.caseNumber);
    }

    private static String key(Happened one) {
        return subject(one.id) + ":" + one.sequence;
    }

    private static String operation(Happened one) {
        return one.life.operation().name().toLowerCase(Locale.ROOT);
    }
}
