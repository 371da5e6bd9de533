package luoshu.service.portal.internal;

import luoshu.kernel.search.WordFields;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import tools.jackson.databind.json.JsonMapper;

/** From a listing to a document of the index and back. */
final class MatterDocuments {

    private static final JsonMapper JSON = JsonMapper.shared();
    private final WordFields words = new WordFields();

    Document document(Listing listing) {
        Document document = new Document();
        document.add(new StringField(Fields.SLUG, listing.slug(), Field.Store.NO));
        document.add(new SortedDocValuesField(Fields.SLUG, new BytesRef(listing.slug())));
        document.add(new StoredField(Fields.LISTING, JSON.writeValueAsBytes(listing)));
        words.add(document, listing.name().zh(), listing.keywords(), listing.summary().zh(), listing.name().en() + " " + listing.summary().en(), listing.catalogCode());
        return document;
    }

    static Listing listing(BytesRef stored) {
        return JSON.readValue(stored.bytes, stored.offset, stored.length, Listing.class);
    }
}
