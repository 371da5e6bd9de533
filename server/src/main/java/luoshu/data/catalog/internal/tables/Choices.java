package luoshu.data.catalog.internal.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Values that a cell names by their word; by their code or their name alone, too. */
final class Choices<T> {

    private final List<String> words = new ArrayList<>();
    private final Map<T, String> byValue = new HashMap<>();
    private final Map<String, T> byText = new HashMap<>();

    /** Words in the order of the constants. */
    static <E extends Enum<E>> Choices<E> of(Class<E> type, String... words) {
        Choices<E> choices = new Choices<>();
        for (E value : type.getEnumConstants()) {
            choices.add(value, words[value.ordinal()], value.name(), words[value.ordinal()]);
        }
        return choices;
    }

    /** @param name of several with one name, the first has it */
    Choices<T> add(T value, String word, String code, String name) {
        words.add(word);
        byValue.put(value, word);
        byText.put(plain(word), value);
        byText.put(plain(code), value);
        byText.putIfAbsent(plain(name), value);
        return this;
    }

    private static String plain(String text) {
        return text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    String word(@Nullable T value) {
        return value == null ? "" : byValue.getOrDefault(value, String.valueOf(value));
    }

    /** A code with any words behind it is the code. */
    Optional<T> find(String text) {
        T whole = byText.get(plain(text));
        return Optional.ofNullable(whole != null ? whole : byText.get(plain(text.strip().split("\\s", 2)[0])));
    }

    List<String> words() {
        return words;
    }
}
