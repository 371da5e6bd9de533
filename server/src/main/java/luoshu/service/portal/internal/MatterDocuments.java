package luoshu.service.portal.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import tools.jackson.databind.json.JsonMapper;

/** From a listing to a document of the index and back. */
final class MatterDocuments {

    private static final JsonMapper JSON = JsonMapper.shared();
    private final SmartChineseAnalyzer words = new SmartChineseAnalyzer();

    Document document(Listing listing) {
        List<String> titles = new ArrayList<>(List.of(listing.name().zh()));
        List<String> spoken = new ArrayList<>(titles);
        spoken.addAll(listing.keywords());
        Document document = new Document();
        document.add(new StringField(Fields.SLUG, listing.slug(), Field.Store.NO));
        document.add(new SortedDocValuesField(Fields.SLUG, new BytesRef(listing.slug())));
        document.add(new StoredField(Fields.LISTING, JSON.writeValueAsBytes(listing)));
        for (String phrase : spoken) {
            document.add(new StringField(Fields.EXACT, Tokens.normal(phrase).replace(" ", ""), Field.Store.NO));
        }
        document.add(new TextField(Fields.NAME, new TokenList(Tokens.bigramTokens(titles))));
        document.add(new TextField(Fields.KEYWORDS, new TokenList(Tokens.bigramTokens(listing.keywords()))));
        document.add(new TextField(Fields.BODY, new TokenList(body(listing))));
        document.add(new TextField(Fields.PINYIN, new TokenList(Tokens.pinyinTokens(spoken, false))));
        document.add(new TextField(Fields.INITIALS, new TokenList(Tokens.pinyinTokens(spoken, true))));
        document.add(new TextField(Fields.TRIGRAMS, new TokenList(Tokens.trigramTokens(spoken))));
        document.add(new TextField(Fields.ENGLISH, new TokenList(english(listing.name().en() + " " + listing.summary().en()))));
        document.add(new StringField(Fields.CODE, listing.catalogCode(), Field.Store.NO));
        return document;
    }

    static Listing listing(BytesRef stored) {
        return JSON.readValue(stored.bytes, stored.offset, stored.length, Listing.class);
    }

    /** The summary in bigrams, with the analyser's words between: a word of three characters or more is worth a token of its own. */
    private List<TokenList.Token> body(Listing listing) {
        List<TokenList.Token> tokens = new ArrayList<>(Tokens.bigramTokens(List.of(listing.summary().zh())));
        try (TokenStream stream = words.tokenStream(Fields.BODY, listing.summary().zh())) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (term.length() > 2) {
                    tokens.add(new TokenList.Token(term.toString(), 1));
                }
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return tokens;
    }

    private static List<TokenList.Token> english(String text) {
        List<TokenList.Token> tokens = new ArrayList<>();
        for (String word : Tokens.normal(text).split(" ")) {
            if (!word.isEmpty()) {
                tokens.add(new TokenList.Token(word, 1));
                if (word.length() > 3 && word.endsWith("s")) {
                    tokens.add(new TokenList.Token(word.substring(0, word.length() - 1), 0));
                }
            }
        }
        return tokens;
    }
}
