package luoshu.trust.messages.internal.templates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be switched off, and what the law keeps on: {@code packages/messages/rules/kinds.yaml}. */
@Component
public class MessageKinds {

    /** {@code official}: to officials, who have no such choice. */
    public record Kind(String code, Text name, Text about, @Nullable Mandatory mandatory, boolean official) {
    }

    /** Why one way besides the inbox stays on, and the law that says so. */
    public record Mandatory(Text why, String basis) {
    }

    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    public MessageKinds() {
        MessageContent.each("packages/messages/rules/kinds.yaml", file -> {
            Map<String, Map<String, Object>> entries = MessageContent.cast(file.get("kinds"));
            entries.forEach((code, entry) -> {
                Map<String, Object> mandatory = MessageContent.cast(entry.get("mandatory"));
                kinds.put(code, new Kind(code, MessageContent.text(entry.get("name")), MessageContent.text(entry.get("about")),
                        mandatory == null ? null : new Mandatory(MessageContent.text(mandatory.get("why")), String.valueOf(mandatory.get("basis"))), Boolean.TRUE.equals(entry.get("official"))));
            });
        });
    }

    public Optional<Kind> find(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    /** Those an applicant chooses about. */
    public List<Kind> all() {
        return kinds.values().stream().filter(kind -> !kind.official).toList();
    }
}
