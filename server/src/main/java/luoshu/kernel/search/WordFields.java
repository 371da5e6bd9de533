package luoshu.kernel.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;

/** The fields of a document by which {@link QueryPlan} finds it. A change here is a change of {@link #FORMAT}: indexes of another format are made again. */
public final class WordFields {

    public static final String FORMAT = "1";
    static final String EXACT = "exact";
    static final String NAME = "name";
    static final String KEYWORDS = "keywords";
    static final String BODY = "body";
    static final String PINYIN = "pinyin";
    static final String INITIALS = "initials";
    static final String TRIGRAMS = "trigrams";
    static final String ENGLISH = "english";
    static final String CODE = "code";

    private final SmartChineseAnalyzer analyser = new SmartChineseAnalyzer();

    /** @param keywords found as well as the name itself; @param body counts least; @param code found by its beginning */
    public void add(Document document, String name, List<String> keywords, String body, String english, String code) {
        List<String> spoken = new ArrayList<>(List.of(name));
        spoken.addAll(keywords);
        for (String phrase : spoken) {
            document.add(new StringField(EXACT, Tokens.normal(phrase).replace(" ", ""), Field.Store.NO));
        }
        document.add(new TextField(NAME, new TokenList(Tokens.bigramTokens(List.of(name)))));
        document.add(new TextField(KEYWORDS, new TokenList(Tokens.bigramTokens(keywords))));
        document.add(new TextField(BODY, new TokenList(body(body))));
        document.add(new TextField(PINYIN, new TokenList(Tokens.pinyinTokens(spoken, false))));
        document.add(new TextField(INITIALS, new TokenList(Tokens.pinyinTokens(spoken, true))));
        document.add(new TextField(TRIGRAMS, new TokenList(Tokens.trigramTokens(spoken))));
        document.add(new TextField(ENGLISH, new TokenList(english(english))));
        document.add(new StringField(CODE, code, Field.Store.NO));
    }

    /** In bigrams, with the analyser's words between: a word of three characters or more is worth a token of its own. */
    private List<TokenList.Token> body(String text) {
        List<TokenList.Token> tokens = new ArrayList<>(Tokens.bigramTokens(List.of(text)));
        try (TokenStream stream = analyser.tokenStream(BODY, text)) {
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
