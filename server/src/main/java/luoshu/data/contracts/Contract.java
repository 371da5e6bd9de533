package luoshu.data.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A contract as it stands.
 *
 * @param number    {@code GX}, the day it was concluded and a serial: never given twice
 * @param items     the fields of its terms, in their order
 * @param onwardUse always false: what was given for one purpose is used for no other and passed to nobody (Decree 809 art. 25)
 * @param reason    of the last act, where it had one
 * @param possible  what the official who asks may do now; empty on the gateway's path
 */
public record Contract(String number, UUID resource, int edition, @Nullable String resourceCode, String resourceName, String provider, String providerName, String asker, String askerName, @Nullable String demand,
                       ContractTerms terms, List<ContractItem> items, boolean onwardUse, ContractState state, int version, @Nullable String reason, Instant concludedAt, Instant changedAt, List<ContractAct> possible) {

    public Contract {
        items = List.copyOf(items);
        possible = List.copyOf(possible);
        if (onwardUse) {
            throw new IllegalArgumentException("no contract allows onward use");
        }
    }

    /** Whether it may be used on this day, whatever its state says. */
    public boolean within(LocalDate day) {
        return !day.isBefore(terms.from()) && !day.isAfter(terms.until());
    }

    /** Empty: not given under this contract. */
    public Optional<ContractItem> item(String field) {
        return items.stream().filter(one -> one.field().equals(field)).findFirst();
    }
}
