package luoshu.trust.archives;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A package with what is in it and what happened to it. {@code file}: to be downloaded by whoever may. {@code actions}: what this official may do now. */
public record PackageView(PackageSummary summary, @Nullable String retentionBasis, @Nullable Instant packedAt, @Nullable Long bytes, @Nullable String manifest, @Nullable UUID file,
                          List<PackedFile> contents, List<PackedProperty> metadata, List<Checking> checkings, List<PackageAct> events, List<String> actions) {

    public record PackedFile(String path, String title, String original, long bytes, String sm3) {
    }

    public record PackedProperty(String path, String value) {
    }

    public record PackageAct(Instant at, String kind, String actorName, Map<String, Object> detail) {
    }
}
