package luoshu.data.gateway;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.parties.CitizenId;

/** Who has got a value, from the records of use as far back as they are kept. Who may know it is the caller's business. */
public interface DataReceivers {

    /** Organs whose own systems were given this field of this resource about this person; what the platform asked for applications is not among it. At most 500, by organ. */
    List<DataReceiver> list(CitizenId person, UUID resource, String field);

    /** The use with this id, if it is about this person and was answered. */
    Optional<ReceivedUse> find(UUID use, CitizenId person);

    /** A use as its subject may go on from it: {@code path} of the GET operation. */
    record ReceivedUse(UUID id, String contract, UUID resource, List<String> fields, String path, String matter) {
    }
}
