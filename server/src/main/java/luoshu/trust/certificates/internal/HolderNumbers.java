package luoshu.trust.certificates.internal;

import java.util.Optional;
import java.util.UUID;

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
     * Somebody may apply for an enterprise of another name: then the number is what the face says of it, and never the applicant's own.
     *
     * @param face     name on the face of the certificate, where it has one of its own
     * @param faceCode credit code on the face
     */
    Known of(UUID party, String name, Optional<String> face, Optional<String> faceCode) {
        Optional<Party> found = parties.find(new PartyId(party));
        if (face.isPresent() && !face.get().equals(found.map(Party::name).orElse(name))) {
            String code = faceCode.filter(CreditCode::isValid).orElse("");
            return new Known(new CertificateHolder(party, code.isEmpty() ? found.map(Party::kind).orElse(PartyKind.PERSON) : PartyKind.ENTERPRISE, face.get(), code), code);
        }
        PartyKind kind = found.map(Party::kind).orElse(PartyKind.PERSON);
        CertificateHolder holder = new CertificateHolder(party, kind, face.orElse(name), found.map(Party::idMasked).orElse(""));
        return new Known(holder, found.map(this::number).orElse(""));
    }

    /** Of a holder of stock whom the platform does not know. */
    String open(byte[] sealed) {
        return numbers.open(sealed).value();
    }

    private String number(Party party) {
        return switch (party) {
            case Enterprise enterprise -> enterprise.creditCode().value();
            case Person person -> person.idMasked().isEmpty() ? ""
                    : Optional.ofNullable(parties.details(person.id(), "签发电子证照").idNumber()).map(CitizenId::value).orElse("");
        };
    }
}
