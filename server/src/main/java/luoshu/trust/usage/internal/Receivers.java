package luoshu.trust.usage.internal;

import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.Person;
import luoshu.kernel.parties.PersonalDetails;
import luoshu.trust.usage.Receiver;
import org.springframework.stereotype.Component;

/** Who somebody is, as a holder names them: by name and the end of a number. Nothing tells a holder whether there is such a person here. */
@Component
class Receivers {

    static final int END = 6;

    record Known(UUID party, Receiver kind, String name, String end) {
    }

    private final Parties parties;

    Receivers(Parties parties) {
        this.parties = parties;
    }

    /** Empty for somebody whose number is not known. */
    Optional<Known> of(Actor.Applicant actor) {
        return parties.find(new PartyId(actor.applicantId())).flatMap(party -> switch (party) {
            case Person person -> person(person);
            case Enterprise enterprise -> Optional.of(new Known(enterprise.id().value(), Receiver.ENTERPRISE, enterprise.name(), end(enterprise.creditCode().value())));
        });
    }

    private Optional<Known> person(Person person) {
        PersonalDetails details = parties.details(person.id(), "核对授权用证的对象");
        return details.idNumber() == null ? Optional.empty() : Optional.of(new Known(person.id().value(), Receiver.PERSON, details.name(), end(details.idNumber().value())));
    }

    private static String end(String number) {
        return number.substring(number.length() - END);
    }
}
