package luoshu.trust.identity.web;

import java.util.List;
import java.util.UUID;

/** A post of an official, with the roles held there. */
public record PostRef(UUID id, String organCode, String organName, String regionCode, String regionName, String title, List<String> roles) {
}
