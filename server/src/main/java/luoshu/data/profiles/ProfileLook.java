package luoshu.data.profiles;

import java.time.Instant;
import java.util.UUID;

/** An official looked at a profile. */
public record ProfileLook(UUID id, Instant at, String organName, String byName, String purpose, String caseNumber, String matterName) {
}
