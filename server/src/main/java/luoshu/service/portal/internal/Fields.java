package luoshu.service.portal.internal;

import luoshu.kernel.search.WordFields;

/** Names of the index fields beside the words. A change here is a change of {@link #FORMAT}: indexes of another format are made again. */
final class Fields {

    static final String FORMAT = WordFields.FORMAT;
    static final String SLUG = "slug";
    static final String LISTING = "listing";

    private Fields() {
    }
}
