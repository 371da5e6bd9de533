package luoshu.kernel.parties;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.parties.internal.EnterpriseQueries;
import luoshu.kernel.parties.internal.PersonQueries;
import luoshu.kernel.parties.internal.Seal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers in bulk, for modules that take over records of holders whom the platform may not know yet. Such a record keeps the number's key and, for a person, its seal; never the
 * number. When the holder comes, {@link PartyIdentified} says so.
 */
@Component
public class PartyNumbers {

    private static final String PURPOSE = "holder.number";

    /** Who has the number. */
    public record Holder(PartyId party, String name) {
    }

    private final PersonQueries persons;
    private final EnterpriseQueries enterprises;
    private final Seal seal;
    private final Audit audit;

    PartyNumbers(PersonQueries persons, EnterpriseQueries enterprises, Seal seal, Audit audit) {
        this.persons = persons;
        this.enterprises = enterprises;
        this.seal = seal;
        this.audit = audit;
    }

    /** In hexadecimal. Equal for equal numbers; without the secret nobody can try numbers. */
    public String key(CitizenId number) {
        return PersonQueries.hex(persons.key(number));
    }

    public String key(CreditCode code) {
        return PersonQueries.hex(enterprises.key(code));
    }

    /** Those known, by key; one statement however many. */
    public Map<String, Holder> findPersons(Collection<String> keys) {
        return persons.findByKeys(keys);
    }

    /** Those known, by code; one statement however many. */
    public Map<String, Holder> findEnterprises(Collection<String> codes) {
        Map<String, Holder> found = new HashMap<>();
        enterprises.listByCreditCodes(codes).forEach(one -> found.put(one.creditCode().value(), new Holder(one.id(), one.name())));
        return found;
    }

    /** Numbers in clear, audited as {@link Parties#details} is; a party that is no person, or has no number, is not in the answer. */
    @Transactional
    public Map<PartyId, CitizenId> ofPersons(Collection<PartyId> asked, String purpose) {
        Map<PartyId, CitizenId> found = new HashMap<>();
        List<Act> reads = new ArrayList<>();
        persons.findAll(asked).forEach((id, row) -> {
            if (row.details().idNumber() != null) {
                found.put(id, row.details().idNumber());
                reads.add(Act.read("party.details", "party:" + row.id(), row.id().value()).with(Map.of("purpose", purpose)));
            }
        });
        audit.record(reads);
        return found;
    }

    /** For the record of a person who is not known here; {@link #open} when a document has to name the number. */
    public byte[] seal(CitizenId number) {
        return Objects.requireNonNull(seal.seal(PURPOSE, number.value()));
    }

    public CitizenId open(byte[] sealed) {
        return new CitizenId(Objects.requireNonNull(seal.open(PURPOSE, sealed)));
    }
}
