package luoshu.trust.certificates.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.Party;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.parties.PartyNumbers;
import luoshu.kernel.parties.Person;
import luoshu.trust.certificates.CertificateHolder;
import org.springframework.stereotype.Component;

/** Who the holder is: masked for the row, in clear for the metadata of the file, which is the holder's own. */
@Component
class HolderNumbers {

    record Known(CertificateHolder holder, String number) {
    }

    private final Parties parties;
    private final PartyNumbers numbers;

    HolderNumbers(Parties parties, PartyNumbers numbers) {
        this.parties = parties;
        this.numbers = numbers;
    }

    /**
     * @param name     of the party, where it is not known any more
     * @param face     name on the face of the certificate, where it has one of its own
     * @param faceCode credit code on the face
     */
    record Asked(UUID party, String name, Optional<String> face, Optional<String> faceCode) {

        PartyId id() {
            return new PartyId(party);
        }

        /** Somebody may apply for an enterprise of another name: then the number is what the face says of it, and never the applicant's own. */
        boolean bearsAnother(Map<PartyId, Party> parties) {
            Party known = parties.get(id());
            return face.isPresent() && !face.get().equals(known == null ? name : known.name());
        }
    }

    Known of(Asked asked) {
        return of(List.of(asked)).getFirst();
    }

    /** Numbers are read of those only whose certificates bear them. */
    List<Known> of(List<Asked> all) {
        Map<PartyId, Party> parties = this.parties.findAll(all.stream().map(Asked::id).collect(Collectors.toSet()));
        Set<PartyId> persons = all.stream().filter(asked -> !asked.bearsAnother(parties) && parties.get(asked.id()) instanceof Person person && !person.idMasked().isEmpty()).map(Asked::id)
                .collect(Collectors.toSet());
        Map<PartyId, CitizenId> citizenIds = this.parties.citizenIds(persons, "签发电子证照");
        return all.stream().map(asked -> known(asked, parties, citizenIds)).toList();
    }

    private static Known known(Asked asked, Map<PartyId, Party> parties, Map<PartyId, CitizenId> citizenIds) {
        Optional<Party> found = Optional.ofNullable(parties.get(asked.id()));
        PartyKind kind = found.map(Party::kind).orElse(PartyKind.PERSON);
        if (asked.bearsAnother(parties)) {
            String code = asked.faceCode.filter(CreditCode::isValid).orElse("");
            return new Known(new CertificateHolder(asked.party, code.isEmpty() ? kind : PartyKind.ENTERPRISE, asked.face.orElseThrow(), code), code);
        }
        CertificateHolder holder = new CertificateHolder(asked.party, kind, asked.face.orElse(asked.name), found.map(Party::idMasked).orElse(""));
        return new Known(holder, found.map(party -> number(party, Optional.ofNullable(citizenIds.get(asked.id())))).orElse(""));
    }

    private static String number(Party party, Optional<CitizenId> citizenId) {
        return switch (party) {
            case Enterprise enterprise -> enterprise.creditCode().value();
            case Person _ -> citizenId.map(CitizenId::value).orElse("");
        };
    }

    /** Of a holder of stock whom the platform does not know. */
    String open(byte[] sealed) {
        return numbers.open(sealed).value();
    }
}
