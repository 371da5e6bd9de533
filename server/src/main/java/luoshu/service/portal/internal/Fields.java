package luoshu.service.portal.internal;

/** Names of index fields. A change here is a change of {@link #FORMAT}: indexes of another format are made again. */
final class Fields {

    static final String FORMAT = "1";
    static final String SLUG = "slug";
    static final String LISTING = "listing";
    static final String EXACT = "exact";
    static final String NAME = "name";
    static final String KEYWORDS = "keywords";
    static final String BODY = "body";
    static final String PINYIN = "pinyin";
    static final String INITIALS = "initials";
    static final String TRIGRAMS = "trigrams";
    static final String ENGLISH = "english";
    static final String CODE = "code";

    private Fields() {
    }
}
