package luoshu.kernel.tasks.internal;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.access.Subject;
import org.jspecify.annotations.Nullable;

/** What claiming and bulk acts need to know of a task. */
record TaskRecord(UUID id, String source, UUID ref, String key, String number, String matterCode, String permission, String organ, String duty, String region, int confidentiality,
                  @Nullable UUID assignee, @Nullable UUID assigneePost, boolean open, long version, List<String> bulk) {

    Permission needed() {
        return new Permission(permission);
    }

    Subject subject() {
        return new Subject(organ, duty, region, confidentiality);
    }
}
