package luoshu.kernel.parties.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.parties.Authorisation;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.EnterpriseRecord;
import luoshu.kernel.parties.EnterpriseState;
import luoshu.kernel.parties.Mobile;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PartyKind;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the named people of {@code packages/demo} known at level 4, with their enterprises and authorisations, once. Those who have opened an account meanwhile are found
 * by their number; the others become part of an account when they prove themselves. Who has no mobile number here is in the registers only, and so is an enterprise of theirs:
 * they register, prove who they are and claim it themselves.
 */
@Component
@ConditionalOnProperty("luoshu.demo")
class DemonstrationParties implements ApplicationRunner {

    private final PersonQueries persons;
    private final EnterpriseQueries enterprises;
    private final AuthorisationQueries authorisations;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemonstrationParties(PersonQueries persons, EnterpriseQueries enterprises, AuthorisationQueries authorisations, JdbcClient jdbc, Clock clock) {
        this.persons = persons;
        this.enterprises = enterprises;
        this.authorisations = authorisations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('parties.demonstration'))").query((row, n) -> true).single();
        Map<String, PartyId> people = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        Map<String, CitizenId> numbers = new HashMap<>();
        for (Map<String, String> person : rows("population.csv")) {
            if (person.get("mobile").isEmpty() || !person.get("state").equals("ALIVE")) {
                continue;
            }
            CitizenId number = new CitizenId(person.get("citizenId"));
            UUID id = UUID.nameUUIDFromBytes(number.value().getBytes(StandardCharsets.UTF_8));
            people.put(person.get("key"), persons.findByCitizenId(number).map(PersonQueries.Row::id).orElseGet(() -> persons.insert(id, person.get("name"), number,
                    new Mobile(person.get("mobile")), person.get("address"), person.get("region"), 4, true, false)));
            names.put(person.get("key"), person.get("name"));
            numbers.put(person.get("key"), number);
        }
        Map<String, PartyId> firms = new HashMap<>();
        for (Map<String, String> firm : rows("enterprises.csv")) {
            CreditCode code = new CreditCode(firm.get("creditCode"));
            String legal = firm.get("legalRepresentative");
            if (!people.containsKey(legal)) {
                continue;
            }
            EnterpriseRecord entry = new EnterpriseRecord(code, firm.get("name"), PartyKind.valueOf(firm.get("kind")), names.get(legal), numbers.get(legal), firm.get("region"),
                    firm.get("address"), LocalDate.parse(firm.get("established")), EnterpriseState.valueOf(firm.get("state")), firm.get("scope"),
                    Long.parseLong(firm.get("capitalWan")) * 1_000_000);
            firms.put(firm.get("key"), enterprises.findByCreditCode(code).map(Enterprise::id).orElseGet(
                    () -> enterprises.store(UUID.nameUUIDFromBytes(code.value().getBytes(StandardCharsets.UTF_8)), entry, people.get(legal), true).id()));
        }
        LocalDate today = LocalDate.now(clock);
        for (Map<String, String> row : rows("authorisations.csv")) {
            UUID id = UUID.nameUUIDFromBytes(("authorisation:" + row.get("party") + ":" + row.get("grantee")).getBytes(StandardCharsets.UTF_8));
            PartyId party = firms.getOrDefault(row.get("party"), people.get(row.get("party")));
            if (authorisations.find(id).isEmpty()) {
                authorisations.insert(id, Authorisation.Kind.valueOf(row.get("kind")), party.value(), party.value(), "WINDOW", people.get(row.get("grantee")), names.get(row.get("grantee")),
                        persons.key(numbers.get(row.get("grantee"))), row.get("scope").isEmpty() ? List.of() : List.of(row.get("scope").split(" ")), today,
                        today.plusDays(Long.parseLong(row.get("validDays"))));
            }
        }
    }

    /** Rows of a CSV without quoting, by the names of its first line. */
    private static List<Map<String, String>> rows(String name) {
        try (InputStream in = DemonstrationParties.class.getResourceAsStream("/packages/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("packages/demo/" + name + " is missing from the class path");
            }
            List<String[]> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split(",", -1)).toList();
            List<String> columns = Arrays.asList(lines.getFirst());
            return lines.stream().skip(1).map(line -> {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    row.put(columns.get(i), line[i]);
                }
                return row;
            }).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
