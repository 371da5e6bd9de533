package luoshu.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a server-rendered form, as a browser without script would submit it. */
public final class Forms {

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern INPUT = Pattern.compile("<(?:input|button)\\b([^>]*)>", Pattern.CASE_INSENSITIVE);

    private Forms() {
    }

    public record Form(String action, Map<String, String> fields) {
        public Form fill(String name, String value) {
            fields.put(name, value);
            return this;
        }
    }

    /** The first form with a field of that name. */
    public static Form with(String html, String field) {
        Matcher form = FORM.matcher(html);
        while (form.find()) {
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher input = INPUT.matcher(form.group(2));
            boolean found = false;
            while (input.find()) {
                String name = attribute(input.group(1), "name");
                String type = attribute(input.group(1), "type");
                found |= field.equals(name);
                if (name != null && !"submit".equals(type) && (!"checkbox".equals(type) && !"radio".equals(type) || input.group(1).contains("checked"))) {
                    fields.put(name, attribute(input.group(1), "value") == null ? "" : attribute(input.group(1), "value"));
                }
            }
            if (found) {
                return new Form(attribute(form.group(1), "action"), fields);
            }
        }
        throw new IllegalStateException("no form with the field " + field + " in: " + html.replaceAll("\\s+", " "));
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\b" + name + "\\s*=\\s*[\"']([^\"']*)[\"']").matcher(tag);
        return found.find() ? found.group(1).replace("&amp;", "&").replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">") : null;
    }
}
