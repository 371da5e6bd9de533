package luoshu.data.asking.internal;

import java.util.List;

import luoshu.data.asking.GiverKind;

/** What gives a material, or could. {@code keys}: several types of certificates go by one name – 营业执照 is that of companies and of individual businesses. */
record Giver(GiverKind kind, List<String> keys, String name) {

    String key() {
        return keys.getFirst();
    }
}
