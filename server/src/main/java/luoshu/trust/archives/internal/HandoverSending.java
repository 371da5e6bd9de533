package luoshu.trust.archives.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.files.Files;
import luoshu.kernel.jobs.JobKind;
import luoshu.kernel.jobs.JobRun;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.archives.ArchiveInstitution;
import luoshu.trust.archives.Checkpoint;
import luoshu.trust.archives.HandoverState;
import luoshu.trust.archives.Handovers;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.signing.CertificateUse;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.Chains;
import luoshu.trust.signing.Sm2Verifier;
import luoshu.trust.signing.Sm3;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends a batch and believes only a receipt that names its list and is signed by the institution. Sent twice, the institution answers twice and one answer counts. */
@Component
class HandoverSending implements JobKind<HandoverSending.Order> {

    private static final Logger log = LoggerFactory.getLogger(HandoverSending.class);
    private static final int MOST_ASKED = 100;
    static final String KIND = "archive-handover-sending";

    record Order(UUID id) {
    }

    private final HandoverQueries handovers;
    private final PackageQueries packages;
    private final RecordQueries records;
    private final Checks checks;
    private final ObjectProvider<ArchiveInstitution> institution;
    private final Files files;
    private final Chains chains;
    private final Ledger ledger;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    HandoverSending(HandoverQueries handovers, PackageQueries packages, RecordQueries records, Checks checks, ObjectProvider<ArchiveInstitution> institution, Files files, Chains chains, Ledger ledger,
                    Access access, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.handovers = handovers;
        this.packages = packages;
        this.records = records;
        this.checks = checks;
        this.institution = institution;
        this.files = files;
        this.chains = chains;
        this.ledger = ledger;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Order> argumentType() {
        return Order.class;
    }

    @Override
    public void run(Order order, JobRun run) throws IOException {
        send(order, Objects.requireNonNull(institution.getIfAvailable()), run);
    }

    void send(Order order, ArchiveInstitution to, JobRun run) throws IOException {
        HandoverQueries.Row row = handovers.find(order.id()).filter(one -> access.scope(Handovers.HAND_OVER).reaches(one.subject())).orElseThrow(() -> new NotFound("handover"));
        List<PackageRow> rows = packages.list(handovers.packages(order.id()));
        run.total(rows.size());
        List<ArchiveInstitution.Item> items = new ArrayList<>();
        rows.forEach(one -> items.add(new ArchiveInstitution.Item(String.valueOf(one.number()), () -> files.open(Objects.requireNonNull(one.file())))));
        Optional<ArchiveInstitution.Receipt> receipt = to.receive(new ArchiveInstitution.Transfer(row.number(), row.list(), row.signature(), row.certificates(), items));
        transaction.executeWithoutResult(_ -> confirmed(row));
        receipt.ifPresent(answer -> take(row, answer));
        run.done(rows.size());
    }

    /** Whoever sends has confirmed the carrier, whatever the institution says. */
    private void confirmed(HandoverQueries.Row row) {
        if (handovers.sent(row.id())) {
            Instant now = clock.instant();
            for (UUID one : handovers.packages(row.id())) {
                records.add(one, Checkpoint.HANDOVER, access.actor(), true, checks.confirmed(Checkpoint.HANDOVER), now);
            }
        }
    }

    /** Looks for the answers of institutions that take their time. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void askForAnswers() {
        ArchiveInstitution to = institution.getIfAvailable();
        if (to != null) {
            access.asPlatform("archive", () -> {
                handovers.listSent(MOST_ASKED).forEach(row -> askForAnswer(row, to));
                return true;
            });
        }
    }

    void askForAnswer(HandoverQueries.Row row, ArchiveInstitution to) {
        try {
            to.answer(row.number()).ifPresent(answer -> take(row, answer));
        } catch (IOException | RuntimeException away) {
            log.warn("the answer to hand-over {} cannot be had: {}", row.number(), away.toString());
        }
    }

    private void take(HandoverQueries.Row row, ArchiveInstitution.Receipt receipt) {
        Map<String, String> said = believed(row, receipt);
        transaction.executeWithoutResult(_ -> write(row, receipt, said));
    }

    /** @throws Refused a receipt that is not of this batch, or not of the institution */
    private Map<String, String> believed(HandoverQueries.Row row, ArchiveInstitution.Receipt receipt) {
        List<X509Certificate> chain = Pem.read(receipt.certificates());
        Map<String, String> said = new HashMap<>();
        new String(receipt.words(), StandardCharsets.UTF_8).lines().forEach(line -> {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                said.put(line.substring(0, colon), line.substring(colon + 2));
            }
        });
        boolean signed = !chain.isEmpty() && new Sm2Verifier(Certificates.publicKey(chain.getFirst())).verify(receipt.words(), receipt.signature())
                && chains.verify(chain, clock.instant(), CertificateUse.SYSTEM).valid();
        boolean ours = row.number().equals(said.get("batch")) && ("SM3:" + HexFormat.of().formatHex(Sm3.digest(row.list()))).equals(said.get("list"))
                && row.institution().equals(said.get("institution")) && List.of("RECEIVED", "REFUSED").contains(String.valueOf(said.get("verdict")));
        if (!signed || !ours) {
            throw new Refused(Problem.Kind.CONFLICT, "receipt-not-believed", signed ? "接收凭据不是对这个批次的" : "接收凭据的签名不成立");
        }
        return said;
    }

    private void write(HandoverQueries.Row row, ArchiveInstitution.Receipt receipt, Map<String, String> said) {
        Instant now = clock.instant();
        boolean received = said.get("verdict").equals("RECEIVED");
        String kept = HandoverPreparation.words(receipt.words()) + "signature: " + Base64.getEncoder().encodeToString(receipt.signature()) + "\n" + HandoverPreparation.words(receipt.certificates());
        if (!handovers.answer(row.id(), received ? HandoverState.RECEIVED : HandoverState.REFUSED, kept, said.getOrDefault("reason", ""), now)) {
            return;
        }
        Actor actor = access.actor();
        List<Ledger.Act> acts = new ArrayList<>();
        for (PackageRow one : packages.lock(handovers.packages(row.id()))) {
            records.event(one.id(), received ? "HANDED_OVER" : "HANDOVER_REFUSED", actor, Map.of("handover", row.number(), "institution", row.institution(), "receipt", said.getOrDefault("receipt", "")), now);
            if (received) {
                packages.handedOver(one.id());
                acts.add(new Ledger.Act("archive:" + one.id() + ":handed-over:" + row.id(), "case:" + one.caseNumber(), new Evidence("archive-handed-over", now, one.organ(),
                        Map.of("number", String.valueOf(one.number()), "manifest", "SM3:" + one.manifest(), "batch", row.number(), "institution", row.institution(), "receipt",
                                "SM3:" + HexFormat.of().formatHex(Sm3.digest(receipt.words()))))));
            }
        }
        if (!acts.isEmpty()) {
            ledger.record(acts);
        }
        audit.record(Act.done("archive.handover-answered", "handover:" + row.id()).with(Map.of("verdict", said.get("verdict"))));
    }
}
