package luoshu.kernel.search;

import java.util.Iterator;
import java.util.List;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Tokens made elsewhere, as Lucene reads them. Increment 0 stands at the place of the token before: another reading of the same character. */
public final class TokenList extends TokenStream {

    public record Token(String term, int increment) {
    }

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final List<Token> tokens;
    private Iterator<Token> rest;

    public TokenList(List<Token> tokens) {
        this.tokens = tokens;
        this.rest = tokens.iterator();
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (!rest.hasNext()) {
            return false;
        }
        Token next = rest.next();
        term.append(next.term());
        increment.setPositionIncrement(next.increment());
        return true;
    }

    @Override
    public void reset() {
        rest = tokens.iterator();
    }
}
