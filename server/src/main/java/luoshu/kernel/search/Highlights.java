package luoshu.kernel.search;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Marks in a name what was looked for: the longest pieces of at least two characters. */
public final class Highlights {

    private Highlights() {
    }

    public static @Nullable String mark(String name, List<String> variants) {
        boolean[] marked = new boolean[name.length()];
        boolean any = false;
        for (String variant : variants) {
            for (String run : Tokens.runs(variant)) {
                for (int length = Math.min(run.length(), name.length()); length >= 2; length--) {
                    for (int from = 0; from + length <= run.length(); from++) {
                        String piece = run.substring(from, from + length);
                        for (int at = name.indexOf(piece); at >= 0; at = name.indexOf(piece, at + 1)) {
                            Arrays.fill(marked, at, at + length, true);
                            any = true;
                        }
                    }
                }
            }
        }
        return any ? html(name, marked) : null;
    }

    private static String html(String name, boolean[] marked) {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (marked[i] && (i == 0 || !marked[i - 1])) {
                html.append("<em>");
            }
            html.append(HtmlUtils.htmlEscape(name.substring(i, i + 1)));
            if (marked[i] && (i == name.length() - 1 || !marked[i + 1])) {
                html.append("</em>");
            }
        }
        return html.toString();
    }
}
