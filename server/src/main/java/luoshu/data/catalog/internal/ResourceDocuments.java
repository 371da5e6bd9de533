package luoshu.data.catalog.internal;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceHit;
import luoshu.data.catalog.ResourceItem;
import luoshu.kernel.search.WordFields;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import tools.jackson.databind.json.JsonMapper;

/** From an edition in force to a document of the index and back. A change here is a change of {@link #FORMAT}. */
final class ResourceDocuments {

    static final String FORMAT = WordFields.FORMAT + ".2";
    static final String ID = "id";
    static final String HIT = "hit";
    static final String ORGAN = "organ";
    static final String REGION = "region";
    static final String CLASS = "class";
    static final String SHARE = "share";
    static final String OPEN = "open";
    static final String MODE = "mode";
    static final String MATTER = "matter";
    static final String ELEMENT = "element";
    static final String CONFIDENTIALITY = "confidentiality";
    static final String PUBLISHED = "published";
    static final String ITEM = "3";
    private static final JsonMapper JSON = JsonMapper.shared();
    private final WordFields words = new WordFields();

    /** What the index keeps of a hit. */
    record Kept(ResourceHit hit, List<String> itemNames) {
    }

    Document document(ResourceFile file) {
        ResourceDraft said = file.content();
        String classification = String.valueOf(said.classification());
        List<String> itemNames = said.items().stream().map(ResourceItem::name).distinct().toList();
        Document document = new Document();
        document.add(new StringField(ID, file.id().toString(), Field.Store.NO));
        document.add(new StoredField(HIT, JSON.writeValueAsBytes(new Kept(hit(file), itemNames))));
        words.add(document, String.valueOf(said.name()), Stream.concat(said.keywords().stream(), itemNames.stream()).toList(),
                Stream.of(said.summary(), file.organName(), said.sourceSystem()).filter(text -> text != null && !text.isBlank()).collect(Collectors.joining(" ")), "", String.valueOf(file.code()));
        IntStream.of(2, 4, 6, 9, 12).forEach(length -> document.add(new StringField(REGION, file.region().substring(0, length), Field.Store.NO)));
        IntStream.of(1, 3, 6).forEach(length -> document.add(new StringField(CLASS, classification.substring(0, length), Field.Store.NO)));
        counted(document, ORGAN, file.organ());
        counted(document, SHARE, String.valueOf(said.shareType()));
        document.add(new SortedDocValuesField(CLASS + ITEM, new BytesRef(classification.substring(0, 3))));
        document.add(new StringField(OPEN, String.valueOf(said.openType()), Field.Store.NO));
        said.shareModes().forEach(mode -> document.add(new StringField(MODE, mode.name(), Field.Store.NO)));
        said.matters().forEach(matter -> document.add(new StringField(MATTER, matter, Field.Store.NO)));
        said.items().stream().map(ResourceItem::element).filter(element -> element != null && !element.isBlank()).distinct().forEach(element -> document.add(new StringField(ELEMENT, element, Field.Store.NO)));
        document.add(new IntPoint(CONFIDENTIALITY, file.confidentiality()));
        document.add(new NumericDocValuesField(PUBLISHED, hit(file).publishedAt().toEpochMilli()));
        return document;
    }

    private static void counted(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
        document.add(new SortedDocValuesField(field, new BytesRef(value)));
    }

    static ResourceHit hit(ResourceFile file) {
        ResourceDraft said = file.content();
        return new ResourceHit(file.id(), String.valueOf(file.code()), String.valueOf(said.name()), String.valueOf(said.summary()), file.organ(), file.organName(), file.region(),
                String.valueOf(said.classification()), Objects.requireNonNull(said.shareType()), Objects.requireNonNull(said.openType()), said.shareModes(),
                Objects.requireNonNull(said.updateCycle()), Objects.requireNonNull(said.grade()), said.personal(), said.items().size(),
                Objects.requireNonNull(file.publishedAt()), null, List.of(), file.origin());
    }

    static Kept kept(BytesRef stored) {
        return JSON.readValue(stored.bytes, stored.offset, stored.length, Kept.class);
    }
}
