package luoshu.trust.signatures;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyRefused;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.messages.Messages;
import luoshu.trust.messages.Notice;
import luoshu.trust.messages.Recipient;
import luoshu.trust.signatures.internal.Applications;
import luoshu.trust.signatures.internal.SheetQueries;
import luoshu.trust.signatures.internal.SheetRow;
import luoshu.trust.signatures.internal.SignatureCheck;
import luoshu.trust.signatures.internal.Signing;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.SigningKeys;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signing applications. Reading joins or opens a transaction; writing joins the request's. */
@Component
public class Signatures {

    private static final Permission READ_CASES = new Permission("case.read");
    /** 实人核验: a signature binds who signs. */
    private static final int LEVEL = 4;
    private static final int MOST_COSIGNERS = 10;
    private static final int LONGEST_REASON = 500;
    private static final String FORMAT = "luoshu/signatures/1";

    private final SheetQueries sheets;
    private final Applications applications;
    private final SignatureCheck check;
    private final Signing signing;
    private final SigningKeys keys;
    private final Parties parties;
    private final Cases cases;
    private final Messages messages;
    private final Ledger ledger;
    private final Audit audit;
    private final Access access;
    private final Clock clock;

    Signatures(SheetQueries sheets, Applications applications, SignatureCheck check, Signing signing, SigningKeys keys, Parties parties, Cases cases, Messages messages, Ledger ledger, Audit audit,
               Access access, Clock clock) {
        this.sheets = sheets;
        this.applications = applications;
        this.check = check;
        this.signing = signing;
        this.keys = keys;
        this.parties = parties;
        this.cases = cases;
        this.messages = messages;
        this.ledger = ledger;
        this.audit = audit;
        this.access = access;
        this.clock = clock;
    }

    /** What the applicant made or is to sign, newest first. */
    public List<SigningSheet> list() {
        Actor.Applicant actor = access.applicant();
        return sheets.of(actor.applicantId()).stream().map(sheet -> view(sheet, actor, null)).toList();
    }

    @Transactional
    public SigningSheet get(UUID id) {
        Actor.Applicant actor = access.applicant();
        SheetRow sheet = find(id, actor);
        return view(sheet, actor, digest(sheet));
    }

    /** What is to be signed: the application, also for those whose it is not. Audited as a read of the applicant's data. */
    @Transactional
    public SheetContent content(UUID id) {
        Actor.Applicant actor = access.applicant();
        SheetRow sheet = find(id, actor);
        Applications.Application application = applications.read(sheet.maker(), sheet.caseNumber());
        if (!sheet.applicant().equals(actor.applicantId())) {
            audit.record(Act.read("signature.read", "sheet:" + id, sheet.applicant()).onCase(sheet.caseNumber(), application.as().matter().code()));
        }
        return new SheetContent(!sheet.digest().equals(hex(application)), application.as().form(), application.as().formDefinition(), application.as().materials());
    }

    @Transactional
    public SignatureFile file(UUID id) {
        SheetRow sheet = find(id, access.applicant());
        Applications.Application application = applications.read(sheet.maker(), sheet.caseNumber());
        String content = sheet.digest().equals(hex(application)) ? new String(application.canonical(), StandardCharsets.UTF_8) : "";
        Base64.Encoder base64 = Base64.getEncoder();
        return new SignatureFile(FORMAT, content, sheet.digest(), sheet.signers().stream().filter(signer -> signer.signature() != null)
                .map(signer -> new SignatureFile.One(String.valueOf(signer.statement()), base64.encodeToString(signer.signature()),
                        base64.encodeToString(Certificates.encoded(keys.find(String.valueOf(signer.key())).orElseThrow().chain().getFirst())))).toList());
    }

    /** For officials who may read the case, with verdicts. */
    @Transactional
    public List<SigningSheet> ofCase(String number) {
        access.require(READ_CASES);
        cases.requireReadable(number);
        Map<Actor.Applicant, String> now = new HashMap<>();
        return sheets.ofCase(number).stream().map(sheet -> view(sheet, null, now.computeIfAbsent(sheet.maker(), _ -> digest(sheet)))).toList();
    }

    /** A sheet for an application of one's own; the applicant is the first to sign. Cosigners are persons with an account. */
    @Transactional
    public SigningSheet open(String caseNumber, boolean inOrder, List<Cosigner> cosigners) {
        Actor.Applicant actor = access.applicant();
        level(actor);
        if (cosigners.size() > MOST_COSIGNERS) {
            throw new Invalid("/cosigners", "too-many", "共同签名人不超过 " + MOST_COSIGNERS + " 人");
        }
        Applications.Application application = applications.read(actor, caseNumber);
        Set<SheetQueries.Party> signers = new LinkedHashSet<>();
        signers.add(new SheetQueries.Party(actor.applicantId(), actor.applicantName()));
        for (int i = 0; i < cosigners.size(); i++) {
            if (!signers.add(cosigner(cosigners.get(i), i))) {
                throw new Invalid("/cosigners/" + i, "duplicate", "同一个人只需签一次");
            }
        }
        UUID id = sheets.insert(caseNumber, application.as().matter().name(), Sm3.digest(application.canonical()), inOrder, now(), actor, new ArrayList<>(signers));
        audit.record(Act.done("signature.open", "sheet:" + id).onCase(caseNumber, application.as().matter().code()).of(actor.applicantId()));
        SheetRow sheet = find(id, actor);
        tell(sheet);
        return view(sheet, actor, sheet.digest());
    }

    /** Signs with the key of the person who is signed in, for themselves or in the capacity they act in. */
    @Transactional
    public SigningSheet sign(UUID id) {
        Actor.Applicant actor = access.applicant();
        find(id, actor);
        level(actor);
        sheets.lock(id);
        SheetRow sheet = find(id, actor);
        SheetRow.Signer place = turn(sheet, actor);
        Applications.Application application = applications.read(sheet.maker(), sheet.caseNumber());
        if (!sheet.digest().equals(hex(application))) {
            throw new Refused(Problem.Kind.CONFLICT, "signing-content-changed", "the application was changed since the sheet was made");
        }
        Instant at = now();
        SignatureRole role = SignatureRole.of(actor.capacity());
        Signing.Signed signed = signing.sign(actor, sheet, place, role, at);
        if (!sheets.sign(id, place.place(), at, actor, role, signed.key(), signed.statement(), signed.signature())) {
            throw over(sheet);
        }
        audit.record(Act.done("signature.sign", "sheet:" + id).onCase(sheet.caseNumber(), application.as().matter().code()).of(place.party()).with(Map.of("role", role.name())));
        ledger.record(List.of(new Ledger.Act("signature:" + id + ":" + place.place(), "case:" + sheet.caseNumber(), new Evidence("application-signed", at, "PERSON",
                Map.of("case", sheet.caseNumber(), "sheet", id.toString(), "place", String.valueOf(place.place()), "role", role.name(), "digest", sheet.digest(),
                        "statement", HexFormat.of().formatHex(Sm3.digest(signed.statement().getBytes(StandardCharsets.UTF_8))))))));
        SheetRow after = find(id, actor);
        tell(after);
        return view(after, actor, sheet.digest());
    }

    @Transactional
    public SigningSheet decline(UUID id, String reason) {
        Actor.Applicant actor = access.applicant();
        find(id, actor);
        Storable.check(reason, "/reason");
        if (reason.isBlank()) {
            throw new Invalid("/reason", "required", "请写明缘由");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new Invalid("/reason", "too-long", "不超过 500 字");
        }
        sheets.lock(id);
        SheetRow sheet = find(id, actor);
        SheetRow.Signer place = turn(sheet, actor);
        if (!sheets.decline(id, place.place(), now(), actor, reason.strip())) {
            throw over(sheet);
        }
        audit.record(Act.done("signature.decline", "sheet:" + id).onCase(sheet.caseNumber(), null).of(place.party()));
        return view(find(id, actor), actor, null);
    }

    private SheetQueries.Party cosigner(Cosigner wanted, int at) {
        return number(wanted.idNumber()).flatMap(parties::findByCitizenId).filter(person -> person.name().equals(wanted.name().strip()) && person.realNameLevel() >= LEVEL)
                .map(person -> new SheetQueries.Party(person.id().value(), person.name()))
                .orElseThrow(() -> new Invalid("/cosigners/" + at, "signer-unknown", "没有这个姓名和证件号码、通过实人认证的用户"));
    }

    private static Optional<CitizenId> number(String text) {
        try {
            return Optional.of(new CitizenId(text.strip()));
        } catch (Invalid noNumber) {
            return Optional.empty();
        }
    }

    /** Those whose turn it is are told once. */
    private void tell(SheetRow sheet) {
        messages.notify(sheet.signers().stream().filter(signer -> sheet.turn(signer) && !signer.party().equals(sheet.applicant())).map(signer -> new Notice("sheet:" + sheet.id() + ":" + signer.place(),
                Recipient.party(signer.party()), "signature.asked", Map.of("applicant", sheet.applicantName(), "matterName", sheet.matterName().zh(), "matterName@en", sheet.matterName().en()),
                null)).toList());
    }

    private SheetRow.Signer turn(SheetRow sheet, Actor.Applicant actor) {
        SheetRow.Signer place = sheet.signers().stream().filter(signer -> mine(signer, actor) && signer.state() == SignerState.WAITING).findFirst().orElseThrow(() -> over(sheet));
        if (sheet.state() != SheetState.OPEN) {
            throw over(sheet);
        }
        if (!sheet.turn(place)) {
            throw new Refused(Problem.Kind.CONFLICT, "signing-not-your-turn", "others sign before");
        }
        return place;
    }

    private static Refused over(SheetRow sheet) {
        return new Refused(Problem.Kind.CONFLICT, "signing-over", "there is nothing for you to sign here any more", Map.of("state", sheet.state().name()));
    }

    private SheetRow find(UUID id, Actor.Applicant actor) {
        return sheets.find(id).filter(sheet -> actor.scope().isEmpty() && (sheet.applicant().equals(actor.applicantId()) || sheet.signers().stream().anyMatch(signer -> mine(signer, actor))))
                .orElseThrow(() -> new NotFound("sheet"));
    }

    /** One signs for the party acted for. */
    private static boolean mine(SheetRow.Signer signer, Actor.Applicant actor) {
        return signer.party().equals(actor.applicantId());
    }

    private SigningSheet view(SheetRow sheet, Actor.@Nullable Applicant actor, @Nullable String now) {
        boolean yours = actor != null && sheet.signers().stream().anyMatch(signer -> mine(signer, actor) && sheet.turn(signer));
        return new SigningSheet(sheet.id(), sheet.caseNumber(), sheet.matterName(), sheet.applicantName(), sheet.inOrder(), sheet.state(), sheet.digest(), sheet.madeAt(), yours,
                sheet.signers().stream().map(signer -> new SheetSigner(signer.place(), signer.name(), signer.state(), signer.at(), signer.by(), signer.role(), signer.reason(),
                        now == null || signer.state() != SignerState.SIGNED ? null : check.verdict(sheet, signer, now))).toList());
    }

    private String digest(SheetRow sheet) {
        return hex(applications.read(sheet.maker(), sheet.caseNumber()));
    }

    private static String hex(Applications.Application application) {
        return HexFormat.of().formatHex(Sm3.digest(application.canonical()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static void level(Actor.Applicant actor) {
        if (actor.realNameLevel() < LEVEL) {
            throw new PartyRefused.LevelTooLow(LEVEL);
        }
    }
}
