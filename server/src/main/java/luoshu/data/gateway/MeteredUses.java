package luoshu.data.gateway;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;

/** What was asked under a contract, counted for who charges for it, from the records of use as far back as they are kept. Who may know it is the caller's business. */
public interface MeteredUses {

    /** Live questions of these systems from one instant until before another. One that still waits for its answer counts as a platform fault: count what is over. */
    MeteredCalls count(String contract, Collection<UUID> systems, Instant from, Instant until);

    /** {@code true}: records of that day are no longer kept, and a count would say too little. */
    boolean forgotten(LocalDate day);
}
