package luoshu.data.catalog.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.data.catalog.EntryOrigin;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceState;
import luoshu.data.catalog.Resources;
import luoshu.kernel.access.Permission;
import luoshu.kernel.access.Subject;
import org.jspecify.annotations.Nullable;

/** An entry with one of its editions, as stored. {@code newest}: number of the newest edition that is not deleted; {@code authors}: all who wrote this one, the last one last. */
record ResourceFile(UUID id, @Nullable String code, String organ, String organName, String duty, String region, int newest, @Nullable Integer published, int edition, ResourceState state,
                    @Nullable Awaited awaits, int version, int round, ResourceDraft content, int confidentiality, List<String> authors, String authorName, Instant changedAt, @Nullable LocalDate due,
                    @Nullable Instant publishedAt, @Nullable EntryOrigin origin) {

    /** Whose act is next: of those who hold the permission where the entry stands. */
    enum Awaited {
        AUTHOR(Resources.EDIT), ASSESSMENT(Resources.ASSESS), ORGAN(Resources.APPROVE), AUTHORITY(Resources.PUBLISH);

        final Permission permission;

        Awaited(Permission permission) {
            this.permission = permission;
        }
    }

    Subject subject() {
        return new Subject(organ, duty, region, confidentiality);
    }
}
