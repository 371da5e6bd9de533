package luoshu.kernel.matters;

import java.util.ArrayList;
import java.util.List;

import luoshu.kernel.calendar.LegalLimits;
import luoshu.kernel.organs.OrganCard;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.regions.RegionCode;
import org.springframework.stereotype.Component;

/** Writes the guide of a matter: the definition, with the organ's address, hours and numbers and the law's own limits filled in. */
@Component
public class MatterGuides {

    private static final List<Integer> ALL_LEVELS = List.of(2, 3, 4, 5);

    private final Organs organs;
    private final LegalLimits law;

    MatterGuides(Organs organs, LegalLimits law) {
        this.organs = organs;
        this.law = law;
    }

    public MatterGuide guide(PublishedMatter matter) {
        MatterDefinition m = matter.definition();
        Implementation row = matter.implementation();
        OrganCard organ = organs.card(new OrganCode(row.organ()));
        List<OrganCard> joint = new ArrayList<>();
        for (String duty : m.jointDuties()) {
            organs.findByDutyAndRegion(duty, RegionCode.of(row.region()), ALL_LEVELS).stream().findFirst().map(organs::card).ifPresent(joint::add);
        }
        Clocks clocks = m.clocks();
        return new MatterGuide(matter.code(), row.taskCode().value(), m.catalogCode().value(), m.slug(), matter.version(), m.taskName(), m.texts().summary(), m.texts().simple(), m.taskType(),
                m.byLaw(), m.powerSource(), row.useLevel(), organ, joint, m.deptType(), m.serverType(), m.projectType(), m.realNameLevel(), m.acceptCondition(), m.handleType(),
                m.onlineDepth(), m.limitSceneNum(), m.limitSceneExplain(), m.handleArea(),
                new MatterGuide.GuideClocks(clocks.statutory(), matter.promise(), clocks.correctionNotice() == null ? law.get("correctionNotice") : clocks.correctionNotice(),
                        clocks.correctionAnswer(), clocks.extension(), clocks.delivery()),
                m.specialProcedures().stream().map(one -> new MatterGuide.GuideSpecial(one.code(), one.kind(), one.name(), one.limit(), one.officers())).toList(), m.steps(),
                m.instant() != null, m.commitment(), m.tolerant(), m.fees(), m.isPayOnline(),
                m.results().stream().map(one -> new MatterGuide.GuideResult(one.code(), one.type(), one.name(), one.validity(), null)).toList(), m.delivery(), m.isEntryCenter(),
                m.isSchedule(), m.isServiceTerminals(), m.intermediaryService(), m.quantityLimit(), m.userTopics(), m.corpTopics(), m.lifeEvents(),
                m.questions().stream().map(Question::of).toList(), m.materials().stream().map(MaterialGuide::of).toList(), m.texts().faq(), m.form(), true, m.remedies(),
                m.planEffectiveDate(), new MatterGuide.Supervise(organ.consultPhone(), organ.complainPhone()));
    }
}
