package luoshu.trust.certificates.directory;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PartyNumbers;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.certificates.Certificates;
import luoshu.trust.certificates.DirectoryPlatform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 目录汇聚: entries go to the upper platform in order, a batch at a time. Until a batch is answered no other is made, so what happened later to a certificate never arrives earlier; a batch
 * is handed in as often as it takes, and the upper platform knows it by its id.
 */
@Component
public class DirectoryUpload {

    private static final Logger log = LoggerFactory.getLogger(DirectoryUpload.class);
    private static final String PURPOSE = "向上级目录汇聚电子证照";
    private static final int SHOWN = 20;
    private static final int MOST_AT_ONCE = 50;
    private final DirectoryQueries queries;
    private final ObjectProvider<DirectoryPlatform> platform;
    private final PartyNumbers numbers;
    private final DirectorySettings settings;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DirectoryUpload(DirectoryQueries queries, ObjectProvider<DirectoryPlatform> platform, PartyNumbers numbers, DirectorySettings settings, Access access, Audit audit, Clock clock,
                    PlatformTransactionManager transactions) {
        this.queries = queries;
        this.platform = platform;
        this.numbers = numbers;
        this.settings = settings;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 10_000, initialDelay = 60_000)
    void work() {
        DirectoryPlatform to = settings.worker() ? platform.getIfAvailable() : null;
        if (to != null) {
            access.asPlatform("certificate-directory", () -> {
                for (int i = 0; i < MOST_AT_ONCE && step(to); i++) {
                    // one batch after the other
                }
                return true;
            });
        }
    }

    /** Hands one batch in; false when there is nothing to do now. The row of the batch stays locked meanwhile: no other node hands it in. */
    boolean step(DirectoryPlatform to) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            if (!queries.open()) {
                queries.batch(to.name(), to.simulated(), settings.batch(), clock.instant());
            }
            return queries.lockOpen(clock.instant()).map(batch -> hand(to, batch)).orElse(false);
        }));
    }

    private boolean hand(DirectoryPlatform to, DirectoryQueries.Batch batch) {
        List<DirectoryQueries.Waiting> waiting = queries.entries(batch.id());
        try {
            DirectoryPlatform.Receipt receipt = to.hand(batch.id(), clear(waiting));
            Set<String> ours = new HashSet<>(waiting.stream().map(one -> one.entry().key()).toList());
            if (!ours.containsAll(receipt.refused().keySet())) {
                throw new IOException("the receipt names rows that are not of this batch");
            }
            queries.answered(batch.id(), receipt, clock.instant());
            audit.record(Act.done("certificate.directory-handed", "certificate-directory:" + batch.id()).with(Map.of("entries", waiting.size(), "refused", receipt.refused().size())));
            return true;
        } catch (IOException | RuntimeException away) {
            Duration pause = Duration.ofSeconds(Math.min(settings.longest().toSeconds(), 5L << Math.min(10, batch.attempts())));
            Instant next = clock.instant().plus(pause);
            queries.failed(batch.id(), String.valueOf(away.getMessage()), next);
            log.warn("the directory's batch {} of {} entries could not be handed in: {}", batch.id(), waiting.size(), away.toString());
            return false;
        }
    }

    /** With the holders' numbers, which our own directory keeps masked. */
    private List<DirectoryPlatform.Entry> clear(List<DirectoryQueries.Waiting> waiting) {
        List<PartyId> persons = waiting.stream().filter(one -> one.holderKind().equals("PERSON") && one.holder() != null).map(one -> new PartyId(one.holder())).distinct().toList();
        Map<PartyId, CitizenId> known = numbers.ofPersons(persons, PURPOSE);
        List<DirectoryPlatform.Entry> clear = new ArrayList<>(waiting.size());
        for (DirectoryQueries.Waiting one : waiting) {
            clear.add(with(one.entry(), number(one, known)));
        }
        return clear;
    }

    private String number(DirectoryQueries.Waiting one, Map<PartyId, CitizenId> known) {
        if (one.sealed() != null) {
            return numbers.open(one.sealed()).value();
        }
        CitizenId number = one.holder() == null ? null : known.get(new PartyId(one.holder()));
        return number == null ? one.entry().holderCode() : number.value();
    }

    private static DirectoryPlatform.Entry with(DirectoryPlatform.Entry entry, String code) {
        return new DirectoryPlatform.Entry(entry.key(), entry.type(), entry.typeCode(), entry.name(), entry.number(), entry.holder(), code, entry.holderType(), entry.areaCode(), entry.sourceId(),
                entry.issueDept(), entry.issueDeptCode(), entry.issueDate(), entry.operation());
    }

    public DirectoryStanding standing() {
        access.require(Certificates.READ);
        DirectoryPlatform to = platform.getIfAvailable();
        return new DirectoryStanding(to == null ? null : to.name(), to != null && to.simulated(), queries.batches(SHOWN));
    }

    public Page<DirectoryEntryView> list(@Nullable String state, PageRequest page) {
        access.require(Certificates.READ);
        return queries.page(access.scope(Certificates.READ), state, page);
    }

    /** Hands a refused entry in once more, as the certificate stands now. */
    @Transactional
    public void again(UUID certificate, int sequence) {
        Permission manage = Certificates.MANAGE;
        access.require(manage);
        if (!queries.again(certificate, sequence, access.scope(manage))) {
            throw new NotFound("directory-entry");
        }
        audit.record(Act.done("certificate.directory-again", "certificate:" + certificate).with(Map.of("sequence", sequence)));
    }
}
