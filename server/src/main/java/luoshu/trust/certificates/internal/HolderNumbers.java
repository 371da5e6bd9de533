package luoshu.trust.certificates.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PartyInClear;
import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.parties.PartyNumbers;
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
    }

    Known of(Asked asked) {
        return of(List.of(asked)).getFirst();
    }

    List<Known> of(List<Asked> all) {
        Map<PartyId, PartyInClear> parties = this.parties.inClear(all.stream().map(asked -> new PartyId(asked.party)).collect(Collectors.toSet()), "签发电子证照");
        return all.stream().map(asked -> known(asked, Optional.ofNullable(parties.get(new PartyId(asked.party))))).toList();
    }

    /** Somebody may apply for an enterprise of another name: then the number is what the face says of it, and never the applicant's own. */
    private static Known known(Asked asked, Optional<PartyInClear> found) {
        PartyKind kind = found.map(party -> party.party().kind()).orElse(PartyKind.PERSON);
        if (asked.face.isPresent() && !asked.face.get().equals(found.map(party -> party.party().name()).orElse(asked.name))) {
            String code = asked.faceCode.filter(CreditCode::isValid).orElse("");
            return new Known(new CertificateHolder(asked.party, code.isEmpty() ? kind : PartyKind.ENTERPRISE, asked.face.get(), code), code);
        }
        CertificateHolder holder = new CertificateHolder(asked.party, kind, asked.face.orElse(asked.name), found.map(party -> party.party().idMasked()).orElse(""));
        return new Known(holder, found.map(PartyInClear::number).orElse(""));
    }

    /** Of a holder of stock whom the platform does not know. */
    String open(byte[] sealed) {
        return numbers.open(sealed).value();
    }
}
