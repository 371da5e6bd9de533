package luoshu.kernel.cases.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.cases.PrefillSource;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.Person;
import luoshu.kernel.parties.PersonalDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the verified identity says about applicant and agent. */
@Component
class PartyPrefill implements PrefillSource {

    private final Parties parties;

    PartyPrefill(Parties parties) {
        this.parties = parties;
    }

    @Override
    public Map<String, String> prefill(UUID applicant, UUID person, PublishedMatter matter) {
        Map<String, String> known = new HashMap<>();
        parties.find(new PartyId(applicant)).ifPresent(party -> {
            switch (party) {
                case Person self -> person("applicant", parties.details(self.id(), "申请表预填"), known);
                case Enterprise enterprise -> {
                    put(known, "applicant.name", enterprise.name());
                    put(known, "applicant.idNumber", enterprise.creditCode().value());
                    put(known, "applicant.legalRepresentative", enterprise.legalRepresentativeName());
                    put(known, "applicant.address", enterprise.address());
                }
            }
        });
        if (!person.equals(applicant)) {
            parties.find(new PartyId(person)).filter(Person.class::isInstance).ifPresent(agent -> {
                PersonalDetails details = parties.details(agent.id(), "申请表预填");
                person("agent", details, known);
                known.putIfAbsent("applicant.mobile", known.getOrDefault("agent.mobile", ""));
            });
        }
        known.values().removeIf(String::isBlank);
        return known;
    }

    private static void person(String who, PersonalDetails details, Map<String, String> known) {
        put(known, who + ".name", details.name());
        put(known, who + ".idNumber", details.idNumber() == null ? null : details.idNumber().value());
        put(known, who + ".mobile", details.mobile() == null ? null : details.mobile().value());
        put(known, who + ".address", details.address());
    }

    private static void put(Map<String, String> known, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            known.put(key, value);
        }
    }
}
