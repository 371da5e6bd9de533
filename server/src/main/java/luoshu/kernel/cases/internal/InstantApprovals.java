package luoshu.kernel.cases.internal;

import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.access.Actor;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.Person;
import luoshu.kernel.rules.RuleFailed;
import luoshu.kernel.rules.RuleOutcome;
import luoshu.kernel.rules.Rules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** 秒批: asks the matter's rule. When the rule fails or says MANUAL, people decide. */
@Component
class InstantApprovals {

    private static final Logger log = LoggerFactory.getLogger(InstantApprovals.class);
    private final Rules rules;
    private final Parties parties;
    private final CaseJson json;

    InstantApprovals(Rules rules, Parties parties, CaseJson json) {
        this.rules = rules;
        this.parties = parties;
        this.json = json;
    }

    Optional<RuleOutcome> decide(CaseWork work) {
        MatterDefinition definition = work.matter.definition();
        if (definition.instant() == null || definition.rules() == null || !work.file.course.deferred.isEmpty()) {
            return Optional.empty();
        }
        CaseFile.Identity identity = work.file.identity;
        Map<String, Object> applicant = new HashMap<>(Map.of("kind", identity.applicantKind(), "name", identity.applicantName()));
        if (work.actor instanceof Actor.Applicant self && self.capacity() == Actor.CapacityKind.SELF) {
            applicant.put("realNameLevel", self.realNameLevel());
        }
        parties.find(new PartyId(identity.applicant())).filter(Person.class::isInstance).map(Person.class::cast).ifPresent(person -> {
            applicant.put("realNameLevel", person.realNameLevel());
            applicant.put("region", person.region());
            if (person.birthDate() != null) {
                applicant.put("birthDate", person.birthDate());
                applicant.put("age", Period.between(person.birthDate(), work.today).getYears());
            }
        });
        try {
            Map<String, Object> form = json.read(json.write(work.file.form), new TypeReference<>() {
            });
            RuleOutcome outcome = rules.decide(definition.rules(), definition.instant().decision(), Map.of("form", form, "situation", work.file.answers, "applicant", applicant));
            return outcome.outcome().equals("GRANT") || outcome.outcome().equals("REFUSE") ? Optional.of(outcome) : Optional.empty();
        } catch (RuleFailed failed) {
            log.warn("the rule of {} could not decide: {}", definition.slug(), failed.getMessage());
            return Optional.empty();
        }
    }
}
