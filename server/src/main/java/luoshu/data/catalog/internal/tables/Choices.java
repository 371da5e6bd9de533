package luoshu.data.catalog.internal.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Values that a cell names by their word; by their code or their name alone, too. */
final class Choices<T> {

    private final List<String> words = new ArrayList<>();
    private final Map<T, String> byValue = new HashMap<>();
    private final Map<String, T> byText = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    /** Words in the order of the constants. */
    static <E extends Enum<E>> Choices<E> of(Class<E> type, String... words) {
        Choices<E> choices = new Choices<>();
        for (E value : type.getEnumConstants()) {
            choices.add(value, words[value.ordinal()], value.name(), words[value.ordinal()]);
        }
        return choices;
    }

    /** @param name one that several have leads to none of them */
    Choices<T> add(T value, String word, String code, String name) {
        words.add(word);
        byValue.put(value, word);
        byText.put(plain(word), value);
        byText.put(plain(code), value);
        T other = byText.putIfAbsent(plain(name), value);
        if (other != null && !other.equals(value)) {
            ambiguous.add(plain(name));
        }
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
        return one(text).or(() -> one(text.strip().split("\\s", 2)[0]));
    }

    private Optional<T> one(String text) {
        return ambiguous.contains(plain(text)) ? Optional.empty() : Optional.ofNullable(byText.get(plain(text)));
    }

    List<String> words() {
        return words;
    }
}
