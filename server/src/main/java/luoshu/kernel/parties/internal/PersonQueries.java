package luoshu.kernel.parties.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Mobile;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PartyNumbers;
import luoshu.kernel.parties.Person;
import luoshu.kernel.parties.PersonalDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of persons. A person merged away is found under the one that took over. */
@Component
public class PersonQueries {

    private static final String ID = "person.id";
    private static final String MOBILE = "person.mobile";
    private static final String ADDRESS = "person.address";
    private static final String COLUMNS = "p.id, p.name, p.id_sealed, p.mobile_sealed, p.address_sealed, p.region, p.level, p.simulated, p.elder_mode, p.has_account, p.version";

    /** A row with everything opened; stays inside the module. */
    public record Row(PartyId id, PersonalDetails details, @Nullable String region, int level, boolean simulated, boolean elderMode, boolean hasAccount, int version) {

        public Person person() {
            CitizenId number = details.idNumber();
            return new Person(id, details.name(), number == null ? "" : number.masked(), details.mobile() == null ? null : details.mobile().masked(), level, simulated,
                    number == null ? null : number.birthDate(), number == null ? null : number.sex(), region, elderMode, version);
        }
    }

    private final JdbcClient jdbc;
    private final Seal seal;

    PersonQueries(JdbcClient jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    public Optional<Row> find(PartyId id) {
        return jdbc.sql("select " + COLUMNS + " from parties.person p where p.id = coalesce((select m.merged_into from parties.person m where m.id = :id), :id)")
                .param("id", id.value()).query(this::row).optional();
    }

    /** By the id asked for. */
    public Map<PartyId, Row> findAll(Collection<PartyId> ids) {
        Map<PartyId, Row> found = new HashMap<>();
        jdbc.sql("select asked.id as asked, " + COLUMNS + " from unnest(:ids) asked(id) join parties.person p on p.id = coalesce((select m.merged_into from parties.person m where m.id = asked.id), asked.id)")
                .param("ids", ids.stream().map(PartyId::value).toArray(UUID[]::new)).query(row -> {
                    found.put(new PartyId(row.getObject("asked", UUID.class)), row(row, 0));
                });
        return found;
    }

    public Optional<Row> findByCitizenId(CitizenId number) {
        return jdbc.sql("select " + COLUMNS + " from parties.person p where p.id_key = :key").param("key", key(number)).query(this::row).optional();
    }

    /** As {@link #findByCitizenId}, and nobody else registers this number until the transaction ends. */
    public Optional<Row> lockByCitizenId(CitizenId number) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(cast(:key as bytea), 'hex'), 0))").param("key", key(number)).query((row, n) -> true).single();
        return findByCitizenId(number);
    }

    /** By the key in hexadecimal. */
    public Map<String, PartyNumbers.Holder> findByKeys(Collection<String> keys) {
        Map<String, PartyNumbers.Holder> found = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("select encode(p.id_key, 'hex') as key, p.id, p.name from unnest(:keys) k (hex) join parties.person p on p.id_key = decode(k.hex, 'hex')").param("keys", keys.toArray(String[]::new))
                    .query(row -> {
                        found.put(row.getString("key"), new PartyNumbers.Holder(new PartyId(row.getObject("id", UUID.class)), row.getString("name")));
                    });
        }
        return found;
    }

    public static String hex(byte[] key) {
        return HexFormat.of().formatHex(key);
    }

    public byte[] key(CitizenId number) {
        return seal.key("citizen:" + number.value());
    }

    public PartyId insert(@Nullable UUID id, String name, @Nullable CitizenId number, @Nullable Mobile mobile, @Nullable String address, @Nullable String region, int level,
                          boolean simulated, boolean hasAccount) {
        return new PartyId(jdbc.sql("""
                insert into parties.person (id, name, id_sealed, id_key, mobile_sealed, address_sealed, region, level, simulated, has_account)
                values (coalesce(:id, uuidv7()), :name, :idSealed, :idKey, :mobile, :address, :region, :level, :simulated, :account) returning id
                """).param("id", id).param("name", name).param("idSealed", number == null ? null : seal.seal(ID, number.value())).param("idKey", number == null ? null : key(number))
                .param("mobile", seal.seal(MOBILE, mobile == null ? null : mobile.value())).param("address", seal.seal(ADDRESS, address)).param("region", region)
                .param("level", level).param("simulated", simulated).param("account", hasAccount).query(UUID.class).single());
    }

    /** Never lowers a level. */
    public void verified(PartyId id, String name, CitizenId number, int level, boolean simulated) {
        jdbc.sql("""
                update parties.person set name = :name, id_sealed = :idSealed, id_key = :idKey, simulated = case when :level > level then :simulated else simulated end,
                    level = greatest(level, :level), version = version + 1 where id = :id
                """).param("id", id.value()).param("name", name).param("idSealed", seal.seal(ID, number.value())).param("idKey", key(number)).param("level", level)
                .param("simulated", simulated).update();
    }

    /** {@code from} gives its account and mobile to {@code into} and keeps nothing. */
    public void merge(Row from, Row into) {
        jdbc.sql("update parties.person set has_account = true, mobile_sealed = :mobile, elder_mode = :elder, version = version + 1 where id = :into")
                .param("mobile", seal.seal(MOBILE, from.details().mobile() == null ? null : from.details().mobile().value())).param("elder", from.elderMode()).param("into", into.id().value()).update();
        jdbc.sql("""
                update parties.person set merged_into = :into, has_account = false, mobile_sealed = null, address_sealed = null, name = '', version = version + 1 where id = :from
                """).param("into", into.id().value()).param("from", from.id().value()).update();
    }

    public void change(PartyId id, @Nullable String address, boolean elderMode) {
        jdbc.sql("update parties.person set address_sealed = :address, elder_mode = :elder, version = version + 1 where id = :id").param("id", id.value())
                .param("address", seal.seal(ADDRESS, address)).param("elder", elderMode).update();
    }

    public void changeMobile(PartyId id, Mobile mobile) {
        jdbc.sql("update parties.person set mobile_sealed = :mobile, version = version + 1 where id = :id").param("id", id.value())
                .param("mobile", seal.seal(MOBILE, mobile.value())).update();
    }

    public int failedSince(PartyId id, Instant since) {
        return jdbc.sql("select count(*) from parties.failed_attempt where person = :id and at > :since").param("id", id.value()).param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class).single();
    }

    public void failed(PartyId id, Instant at, String what) {
        jdbc.sql("insert into parties.failed_attempt (person, at, what) values (:id, :at, :what)").param("id", id.value()).param("at", at.atOffset(ZoneOffset.UTC)).param("what", what).update();
    }

    private Row row(ResultSet row, int n) throws SQLException {
        String number = seal.open(ID, row.getBytes("id_sealed"));
        String mobile = seal.open(MOBILE, row.getBytes("mobile_sealed"));
        PersonalDetails details = new PersonalDetails(row.getString("name"), number == null ? null : new CitizenId(number), mobile == null ? null : new Mobile(mobile),
                seal.open(ADDRESS, row.getBytes("address_sealed")));
        return new Row(new PartyId(row.getObject("id", UUID.class)), details, row.getString("region"), row.getInt("level"), row.getBoolean("simulated"),
                row.getBoolean("elder_mode"), row.getBoolean("has_account"), row.getInt("version"));
    }
}
