package luoshu.data.asking.internal;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The name of a material without what is said about how it is handed in: “营业执照（副本）复印件” asks for 营业执照. */
final class MaterialName {

    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|〔[^〕]*〕|\\[[^\\]]*\\]");
    private static final Pattern MANNER = Pattern.compile("(原件(及|和|与|或者?)复印件|原件|复印件|扫描件|影印件|电子件|电子版|电子证照|照片|正本|副本|正副本|及|和|或|、|,|\\s)+$");
    private static final Pattern WHOSE = Pattern.compile("^(申请人|当事人|本人|经办人|法定代表人|负责人|双方|有效|合法|的)+");

    private MaterialName() {
    }

    static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
        String inner = plain;
        for (String before = ""; !before.equals(inner); ) {
            before = inner;
            inner = BRACKETS.matcher(inner).replaceAll("").strip();
            inner = MANNER.matcher(inner).replaceFirst("");
        }
        inner = WHOSE.matcher(inner).replaceFirst("").strip();
        return inner.isEmpty() ? plain : inner;
    }
}
