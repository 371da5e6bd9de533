package luoshu.durability;

import java.util.UUID;

/** One application on its way, as its writer knows it from acknowledgements. {@code pending} is an act whose outcome is unknown, to be repeated with the same key. */
final class Item {

    enum Stage { NEW, OPEN, SAVED, UPLOADED, SUBMITTED, ACCEPTED }

    /** What to repeat, word for word. */
    record Pending(String act, UUID key, Object version, String text) {
    }

    final String marker;
    Stage stage = Stage.NEW;
    String id;
    String number;
    /** Acknowledged version of the draft, later of the case. */
    long version;
    int saves;
    String text;
    Pending pending;

    Item(String marker) {
        this.marker = marker;
    }
}
