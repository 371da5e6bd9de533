package luoshu.data.contracts.internal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import luoshu.data.contracts.ActiveContracts;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractItem;
import luoshu.kernel.database.DataFolder;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.Sm3Key;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What was read under one number of {@link ContractChanges} counts as long as that number does. Numbers nobody has are not remembered: whoever invents them fills nothing. */
@Component
class CachedContracts implements ActiveContracts {

    private static final int MOST = 50_000;

    /** {@code keys}: for values of a contract that leave as a digest. */
    private record Known(long number, ConcurrentHashMap<String, Contract> contracts, ConcurrentHashMap<String, Sm3Key> keys) {
        Known(long number) {
            this(number, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    private final ContractQueries queries;
    private final ContractChanges changes;
    private final byte[] master;
    private volatile Known known = new Known(-1);

    CachedContracts(ContractQueries queries, ContractChanges changes, @Value("${luoshu.secrets.key:}") String key, DataFolder folder) {
        this.queries = queries;
        this.changes = changes;
        master = Sm3.mac(folder.masterKey(key, "contracts"), "luoshu/contracts/hash".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Contract> find(String number) {
        long now = changes.number(); // before the row is read: a change after it is seen with the next number
        Known all = known;
        if (all.number != now) {
            all = new Known(now);
            known = all;
        }
        Contract contract = all.contracts.get(number);
        if (contract != null) {
            return Optional.of(contract);
        }
        Optional<Contract> read = queries.find(number).map(ContractFile::contract);
        if (all.contracts.size() < MOST) {
            Known mine = all;
            read.ifPresent(one -> mine.contracts.put(number, one));
        }
        return read;
    }

    @Override
    public Optional<Contract> atHand(String number) {
        return changes.atHand() && known.number == changes.number() ? Optional.ofNullable(known.contracts.get(number)) : Optional.empty();
    }

    @Override
    public Optional<String> masked(Contract contract, ContractItem item, String value) {
        return switch (item.masking()) {
            case OMITTED -> Optional.empty();
            case HASHED -> Optional.of(hashed(contract, value));
            case PLAIN, NAME, ID_NUMBER, MOBILE, ADDRESS, ACCOUNT -> Optional.of(item.masking().of(value));
        };
    }

    /** Under a secret of the contract: a digest of a telephone number alone is found by trying them all. */
    private String hashed(Contract contract, String value) {
        Known all = known;
        Sm3Key key = all.keys.get(contract.number());
        if (key == null) {
            key = new Sm3Key(Sm3.mac(master, contract.number().getBytes(StandardCharsets.UTF_8)));
            if (all.keys.size() < MOST) {
                all.keys.put(contract.number(), key);
            }
        }
        return HexFormat.of().formatHex(key.mac(value.getBytes(StandardCharsets.UTF_8)));
    }
}
