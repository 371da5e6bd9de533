package luoshu.trust.seals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileLimits;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.EnterpriseState;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PartyRefused;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.seals.internal.EnterpriseSealing;
import luoshu.trust.seals.internal.SealJournal;
import luoshu.trust.seals.internal.SealLife;
import luoshu.trust.seals.internal.SealList;
import luoshu.trust.seals.internal.SealRow;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The seals of an enterprise, as its legal representative or a handler with an authorisation for everything applies for them and uses them. */
@Component
public class EnterpriseSeals {

    private static final Set<SealAct> OWN = EnumSet.of(SealAct.ENABLE, SealAct.SUSPEND, SealAct.RESUME, SealAct.CANCEL);
    /** 实人核验: a seal binds an enterprise. */
    private static final int LEVEL = 4;
    private static final FileLimits LIMITS = FileLimits.of(List.of("ofd", "pdf"), 20);

    private final SealLife life;
    private final SealList list;
    private final SealJournal journal;
    private final EnterpriseSealing sealing;
    private final Parties parties;
    private final Files files;
    private final Access access;
    private final String home;

    EnterpriseSeals(SealLife life, SealList list, SealJournal journal, EnterpriseSealing sealing, Parties parties, Files files, Access access, @Value("${luoshu.regions.home}") String home) {
        this.life = life;
        this.list = list;
        this.journal = journal;
        this.sealing = sealing;
        this.parties = parties;
        this.files = files;
        this.access = access;
        this.home = home;
    }

    /** All seals the enterprise has or had, newest first. */
    public List<SealView> list() {
        return list.ofParty(enterprise().id().value()).stream().map(seal -> life.view(seal, OWN, false)).toList();
    }

    public SealView get(String id) {
        return life.view(find(id), OWN, true);
    }

    public byte[] picture(String id) {
        return life.picture(find(id));
    }

    public List<SealJournalEntry> journal(String id) {
        return journal.list(find(id).id());
    }

    public Page<SealUseRow> uses(String id, PageRequest page) {
        return list.uses(find(id).id(), page);
    }

    public List<SealChoice> choices() {
        return life.choices(holder(enterprise()));
    }

    @Transactional
    public SealView apply(String words, String note) {
        Enterprise enterprise = enterprise();
        level();
        if (enterprise.state() != EnterpriseState.OPERATING) {
            throw new PartyRefused.EnterpriseNotOperating(enterprise.state());
        }
        return get(life.apply(holder(enterprise), words, note).id());
    }

    @Transactional
    public SealView act(String id, SealAct act, int version, String note) {
        SealRow seal = find(id);
        level();
        if (!OWN.contains(act)) {
            throw new IllegalArgumentException("not an act of the holder: " + act);
        }
        life.act(seal, act, version, note);
        return get(id);
    }

    /** Seals a document (OFD or PDF) that bears no seal yet, on its last page. @return the sealed document, kept for the enterprise */
    @Transactional
    public FileRef seal(String id, InputStream document, String name) {
        SealRow seal = find(id);
        level();
        FileRef received = files.receive(document, name, LIMITS, FileOwner.upload(access.actor().subject()));
        byte[] content;
        try (InputStream in = files.open(received.id())) {
            content = in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        EnterpriseSealing.Done done = sealing.seal(seal, content);
        files.discard(received.id());
        return files.keep(done.file(), sealedName(received.name()), FileType.named(received.type()), new FileOwner("seal-use", seal.id() + "/" + done.use()));
    }

    /** What this seal was put on, newest first, at most 200. */
    public List<FileRef> sealed(String id) {
        SealRow seal = find(id);
        return list.useIds(seal.id(), 200).stream().flatMap(use -> files.listOwned(new FileOwner("seal-use", seal.id() + "/" + use)).stream()).toList();
    }

    private static String sealedName(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name + "（已盖章）" : name.substring(0, dot) + "（已盖章）" + name.substring(dot).toLowerCase(Locale.ROOT);
    }

    private SealRow find(String id) {
        Actor.Applicant applicant = access.applicant();
        return life.find(id).filter(seal -> actsFor(applicant) && applicant.scope().isEmpty() && applicant.applicantId().equals(seal.holder().party())).orElseThrow(() -> new NotFound("seal"));
    }

    private SealHolder holder(Enterprise enterprise) {
        String region = enterprise.region() == null ? home : RegionCode.of(enterprise.region()).value();
        return new SealHolder(SealHolder.Kind.ENTERPRISE, enterprise.creditCode().value(), enterprise.name(), enterprise.id().value(), "", "", region);
    }

    private static boolean actsFor(Actor.Applicant applicant) {
        return applicant.capacity() == Actor.CapacityKind.LEGAL_REPRESENTATIVE || applicant.capacity() == Actor.CapacityKind.HANDLER;
    }

    private Enterprise enterprise() {
        Actor.Applicant applicant = access.applicant();
        if (!actsFor(applicant)) {
            throw new Refused(Problem.Kind.CONFLICT, "enterprise-needed", "choose the enterprise to act for");
        }
        if (!applicant.scope().isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "authorisation-too-narrow", "the authorisation is limited to some matters");
        }
        return parties.getEnterprise(new PartyId(applicant.applicantId()));
    }

    private void level() {
        if (access.applicant().realNameLevel() < LEVEL) {
            throw new PartyRefused.LevelTooLow(LEVEL);
        }
    }
}
