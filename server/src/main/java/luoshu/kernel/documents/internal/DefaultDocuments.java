package luoshu.kernel.documents.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.kernel.documents.DocumentHeading;
import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.documents.Documents;
import luoshu.kernel.documents.IssuedDocument;
import luoshu.kernel.documents.Print;
import org.springframework.stereotype.Service;

@Service
class DefaultDocuments implements Documents {

    private final Wordings wordings;
    private final WordingStore store;
    private final Typesetting setting;
    /** Documents never change, so their PDFs may be kept; a citizen opens the same one on the phone and again to print it. */
    private final Cache<UUID, byte[]> printed = Caffeine.newBuilder().maximumWeight(32L << 20).weigher((UUID id, byte[] pdf) -> pdf.length).expireAfterWrite(Duration.ofMinutes(10)).build();

    DefaultDocuments(Wordings wordings, WordingStore store, Typesetting setting) {
        this.wordings = wordings;
        this.store = store;
        this.setting = setting;
        store.keep(wordings.all());
    }

    @Override
    public DocumentHeading heading(DocumentKind kind, String taskType, Map<String, ?> facts) {
        List<String> missing = kind.required().stream().filter(name -> !facts.containsKey(name)).sorted().toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("a " + kind.code() + " cannot be issued without " + missing);
        }
        Wordings.Current wording = wordings.of(kind);
        return new DocumentHeading(wording.title(taskType), wording.word(), wording.sha256());
    }

    @Override
    public byte[] render(IssuedDocument document) {
        return printed.get(document.ref().id(), id -> setting.print(document.ref(), document.facts(), html(document))).clone();
    }

    @Override
    public byte[] print(Print print) {
        return setting.print(print);
    }

    private String html(IssuedDocument document) {
        return document.wording() == null ? wordings.of(document.ref().kind()).html() : store.get(document.wording());
    }
}
