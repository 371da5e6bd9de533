package luoshu.trust.certificates;

import java.util.UUID;

import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.parties.Person;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificate it is.
 *
 * @param party the holder on this platform; null for stock whose holder never came here
 * @param name  as on the face: of a company just registered, its own and not the applicant's
 * @param code  credit code, or a person's number masked; empty when not known
 */
public record CertificateHolder(@Nullable UUID party, PartyKind kind, String name, String code) {

    /** As strangers may see it: an enterprise's name is public, a person's is not. */
    public String maskedName() {
        return kind == PartyKind.PERSON ? Person.masked(name) : name;
    }
}
