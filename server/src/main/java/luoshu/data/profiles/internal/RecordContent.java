package luoshu.data.profiles.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.matching.MatchKind;
import luoshu.data.matching.Matching;
import luoshu.data.matching.PreparedRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What rows and records say, sealed and opened. */
@Component
class RecordContent {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, StoredValue>> VALUES = new TypeReference<>() { };
    private final ProfileSeal seal;
    private final LibraryContent libraries;
    private final Matching matching;

    RecordContent(ProfileSeal seal, LibraryContent libraries, Matching matching) {
        this.seal = seal;
        this.libraries = libraries;
        this.matching = matching;
    }

    byte[] raw(UUID id, List<String> names, @Nullable String[] values) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            row.put(names.get(i), values[i]);
        }
        return seal.seal(id, "raw", JSON.writeValueAsString(row));
    }

    /** Values that are as they were keep the batch and the time they came with. */
    byte[] standard(UUID id, StandardRow row, byte @Nullable [] before, int batch, Instant now) {
        Map<String, StoredValue> old = before == null ? Map.of() : open(id, before);
        Map<String, StoredValue> values = new LinkedHashMap<>();
        row.values().forEach((field, value) -> {
            StoredValue same = old.get(field);
            String column = row.columns().getOrDefault(field, "");
            values.put(field, same != null && same.value().equals(value) && same.column().equals(column) ? same : new StoredValue(value, column, batch, now));
        });
        return seal.seal(id, "record", JSON.writeValueAsString(values));
    }

    Map<String, StoredValue> open(UUID id, byte[] content) {
        return JSON.readValue(seal.open(id, "record", content), VALUES);
    }

    PreparedRecord prepared(UUID id, MatchKind kind, String library, byte[] content) {
        Map<String, String> values = new HashMap<>();
        open(id, content).forEach((field, value) -> values.put(field, value.value()));
        return matching.prepare(StandardRow.compared(kind, libraries.get(library), values));
    }
}
