package luoshu.trust.archives.internal;

import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.FileOwner;
import luoshu.trust.archives.Archives;
import org.springframework.stereotype.Component;

/** Who may download a package: officials with that permission, within reach. */
@Component
class PackageAccess implements FileAccess {

    static final String KIND = "archive";
    private final PackageQueries packages;
    private final Access access;

    PackageAccess(PackageQueries packages, Access access) {
        this.packages = packages;
        this.access = access;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Reading> mayRead(Actor actor, FileOwner owner) {
        return switch (actor) {
            case Actor.Official _ -> packages.find(UUID.fromString(owner.ref()), access.scope(Archives.DOWNLOAD)).map(row -> new Reading(row.applicant(), row.caseNumber(), row.matterCode()));
            case Actor.Platform _ -> Optional.of(Reading.IMPERSONAL);
            case Actor.Visitor _, Actor.Applicant _, Actor.SystemClient _ -> Optional.empty();
        };
    }
}
