package luoshu.trust.materials.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.cases.CaseListener;
import luoshu.kernel.cases.MaterialSource;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.kernel.matters.Material;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.parties.PersonMerged;
import luoshu.kernel.texts.Text;
import luoshu.trust.reading.Reading;
import luoshu.trust.reading.Readings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What comes with a case is known by its digest, kept in the applicant's space if they agree, and read where the matter compares it with the form. */
@Component
class HandedIn implements CaseListener {

    private static final Set<CaseFact> BRINGS = EnumSet.of(CaseFact.CASE_SUBMITTED, CaseFact.CASE_RECEIVED, CaseFact.CORRECTION_ANSWERED, CaseFact.DEFERRED_SUPPLIED);
    private final UseQueries uses;
    private final SpaceQueries spaces;
    private final MaterialContent content;
    private final MaterialSettings settings;
    private final ObjectProvider<MaterialSource> sources;
    private final Matters matters;
    private final Files files;
    private final Readings readings;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    HandedIn(UseQueries uses, SpaceQueries spaces, MaterialContent content, MaterialSettings settings, ObjectProvider<MaterialSource> sources, Matters matters, Files files, Readings readings,
             Access access, Audit audit, Clock clock) {
        this.uses = uses;
        this.spaces = spaces;
        this.content = content;
        this.settings = settings;
        this.sources = sources;
        this.matters = matters;
        this.files = files;
        this.readings = readings;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "materials";
    }

    @Override
    public boolean wants(CaseFact fact, CaseEvent.Told told) {
        return BRINGS.contains(fact);
    }

    @Override
    public void happened(List<CaseEvent> events) {
        access.asPlatform("materials", () -> {
            take(uses.arrive(events));
            return true;
        });
    }

    private void take(List<UseQueries.Arrived> arrived) {
        if (arrived.isEmpty()) {
            return;
        }
        Map<UUID, FileRef> refs = new HashMap<>();
        files.list(arrived.stream().map(UseQueries.Arrived::file).toList()).forEach(file -> refs.put(file.id(), file));
        Set<UUID> sourced = sourced(arrived, refs);
        Map<String, Reading> read = readings.list(arrived.stream().filter(one -> keeps(one, sourced)).map(UseQueries.Arrived::sha256).distinct().toList());
        List<FileRef> toRead = new ArrayList<>();
        for (UseQueries.Arrived one : arrived) {
            FileRef file = refs.get(one.file());
            Material material = matters.getPinned(one.matterCode(), one.matterVersion()).definition().findMaterial(one.material()).orElse(null);
            if (file == null || material == null) {
                continue;
            }
            if (material.reads() != null && readings.reads(file)) {
                toRead.add(file);
            }
            if (one.item() != null) {
                uses.linked(one.caseId(), one.file(), one.item(), one.catalogCode());
            } else if (keeps(one, sourced)) {
                keep(one, file, material, read.get(one.sha256()));
            }
        }
        readings.request(toRead);
    }

    /** Certificates taken in place of papers: they are where they are kept, and stay the sealed documents they are. */
    private Set<UUID> sourced(List<UseQueries.Arrived> arrived, Map<UUID, FileRef> refs) {
        Set<UUID> cases = arrived.stream().filter(one -> refs.containsKey(one.file()) && refs.get(one.file()).type().equals(FileType.OFD.shortName())).map(UseQueries.Arrived::caseId)
                .collect(Collectors.toSet());
        Set<UUID> taken = new HashSet<>();
        cases.forEach(id -> sources.forEach(source -> taken.addAll(source.taken(id).keySet())));
        if (!taken.isEmpty()) {
            uses.fromSource(taken);
        }
        return taken;
    }

    private static boolean keeps(UseQueries.Arrived one, Set<UUID> sourced) {
        return one.item() == null && one.keep() && !sourced.contains(one.file());
    }

    private void keep(UseQueries.Arrived one, FileRef file, Material material, @Nullable Reading read) {
        SpaceQueries.Fill fill = spaces.lock(one.applicant());
        Optional<UUID> had = spaces.findByContent(one.applicant(), one.sha256());
        if (had.isPresent()) {
            uses.linked(one.caseId(), one.file(), had.get(), one.catalogCode());
            return;
        }
        if (fill.items() >= settings.mostItems() || fill.bytes() + file.size() > settings.mostBytes()) {
            return; // a full space takes nothing more; its owner sees that it is full
        }
        UUID id = UUID.randomUUID();
        Text kind = content.kind(material);
        LocalDate from = read == null ? null : read.validFrom();
        LocalDate to = read == null ? null : read.validTo();
        spaces.insert(id, new SpaceQueries.Addition(one.applicant(), kind, material.name().zh(), from, to, from != null || to != null, List.of(one.catalogCode())), one.at());
        spaces.insertEdition(id, files.share(file.id(), SpaceFileAccess.owner(id)), one.origin(), one.caseNumber(), "platform:materials", one.at());
        uses.linked(one.caseId(), one.file(), id, one.catalogCode());
        audit.record(Act.done("material.keep", "material:" + id).onCase(one.caseNumber(), one.matterCode()).of(one.applicant()));
    }

    @EventListener
    void follow(PersonMerged merged) {
        uses.follow(merged.from().value(), merged.into().value());
    }

    @Scheduled(cron = "0 20 3 * * *", zone = "Asia/Shanghai")
    void tidy() {
        access.asPlatform("materials", () -> {
            uses.removeOld(clock.instant().minus(Duration.ofDays(60)));
            return true;
        });
    }
}
