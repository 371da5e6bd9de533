package luoshu.kernel.documents;

import java.io.IOException;

import org.apache.fontbox.ttf.TrueTypeFont;

/** The installation's Chinese font, parsed; for modules that print pages of their own. */
public interface PrintingFont {

    interface Work<T> {
        T with(TrueTypeFont font) throws IOException;
    }

    /**
     * One at a time uses a parsed font; waits for one.
     *
     * @throws luoshu.kernel.problems.Refused 503 {@code document-font-missing} when the machine has none
     */
    <T> T use(Work<T> work) throws IOException;
}
