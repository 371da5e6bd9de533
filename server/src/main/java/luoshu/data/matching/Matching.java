package luoshu.data.matching;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Sex;
import luoshu.kernel.search.Pinyin;
import luoshu.trust.geo.AddressParser;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Compares records. In memory, some ten microseconds a pair once both are {@linkplain #prepare prepared}. */
@Component
public class Matching {

    private final Map<MatchKind, MatchWeights> weights;
    private final PlaceReader places;

    @Autowired
    Matching(AddressParser parser) {
        this(MatchWeights.read(), new DivisionPlaces(parser));
    }

    Matching(Map<MatchKind, MatchWeights> weights, PlaceReader places) {
        this.weights = weights;
        this.places = places;
    }

    /** Brings the values to one form: once for each record, however often it is compared. */
    public PreparedRecord prepare(MatchRecord record) {
        Map<MatchField, String> plain = new EnumMap<>(MatchField.class);
        record.values().forEach((field, said) -> {
            String value = form(record.kind(), field, said);
            if (!value.isEmpty()) {
                plain.put(field, value);
            }
        });
        String number = plain.get(MatchField.NUMBER);
        if (record.kind() == MatchKind.PERSON && number != null && CitizenId.isValid(number)) {
            CitizenId citizen = new CitizenId(number);
            plain.putIfAbsent(MatchField.DATE, citizen.birthDate().toString());
            plain.putIfAbsent(MatchField.SEX, citizen.sex() == Sex.MALE ? "1" : "2");
        }
        String address = plain.get(MatchField.ADDRESS);
        return new PreparedRecord(record, Map.copyOf(plain), address == null ? null : places.read(address));
    }

    private static String form(MatchKind kind, MatchField field, String said) {
        return switch (field) {
            case NAME -> kind == MatchKind.PERSON ? Writing.person(said) : Writing.enterprise(said);
            case REPRESENTATIVE -> Writing.person(said);
            case NUMBER -> kind == MatchKind.PERSON ? Numbers.citizen(said) : Numbers.enterprise(said);
            case DATE -> Numbers.date(said);
            case SEX -> Numbers.sex(said);
            case PHONE -> Numbers.phone(said);
            case ADDRESS -> Writing.address(said);
        };
    }

    public Comparison compare(PreparedRecord left, PreparedRecord right) {
        if (left.kind() != right.kind()) {
            throw new IllegalArgumentException("a person is not compared with an enterprise");
        }
        MatchWeights weigh = Objects.requireNonNull(weights.get(left.kind()));
        Map<MatchField, Agreement> levels = new EnumMap<>(MatchField.class);
        weigh.fields().forEach(field -> levels.put(field, level(field, left, right)));
        Agreement number = levels.getOrDefault(MatchField.NUMBER, Agreement.MISSING);
        if (left.kind() == MatchKind.PERSON && (number == Agreement.SAME || number == Agreement.OLD)) {
            levels.put(MatchField.DATE, Agreement.MISSING);
            levels.put(MatchField.SEX, Agreement.MISSING);
        }
        return weigh.judged(levels, left.record().values(), right.record().values());
    }

    private static Agreement level(MatchField field, PreparedRecord left, PreparedRecord right) {
        String one = left.plain().get(field);
        String other = right.plain().get(field);
        if (one == null || other == null) {
            return Agreement.MISSING;
        }
        return switch (field) {
            case NAME -> left.kind() == MatchKind.PERSON ? Writing.persons(one, other) : Writing.enterprises(one, other);
            case REPRESENTATIVE -> Writing.persons(one, other);
            case NUMBER -> left.kind() == MatchKind.PERSON ? Numbers.citizens(left, right) : Numbers.enterprises(one, other);
            case DATE -> Numbers.dates(one, other);
            case SEX -> one.equals(other) ? Agreement.SAME : Agreement.DIFFERENT;
            case PHONE -> one.equals(other) ? Agreement.SAME : Writing.slip(one, other) ? Agreement.CLOSE : Agreement.DIFFERENT;
            case ADDRESS -> Place.compare(left.place(), right.place());
        };
    }

    /**
     * Keys under which records that may be of one subject meet: only those that share one need to be compared. A record has about ten; a true pair that shares none is not found, which is why there are several ways to meet.
     */
    public Set<String> blocks(PreparedRecord record) {
        Map<MatchField, String> plain = record.plain();
        Set<String> keys = new LinkedHashSet<>();
        String name = plain.get(MatchField.NAME);
        String number = plain.get(MatchField.NUMBER);
        String date = plain.get(MatchField.DATE);
        String phone = plain.get(MatchField.PHONE);
        if (number != null) {
            keys.add("i:" + (record.kind() == MatchKind.ENTERPRISE && CreditCode.isValid(number) ? number.substring(8, 17) : number));
        }
        if (name == null) {
            return keys;
        }
        return record.kind() == MatchKind.PERSON ? person(keys, name, date, phone, record.place()) : enterprise(keys, record, name, phone);
    }

    private static Set<String> person(Set<String> keys, String name, @Nullable String date, @Nullable String phone, @Nullable Place place) {
        String last = name.substring(name.offsetByCodePoints(name.length(), -1));
        String first = name.substring(0, name.offsetByCodePoints(0, 1));
        if (date != null) {
            keys.add("nd:" + name + date);
            keys.add("sd:" + Pinyin.full(name) + date);
            keys.add("fd:" + first + date);
            keys.add("ld:" + last + date);
            keys.add("ny:" + name + date.substring(0, 4));
        }
        if (phone != null) {
            keys.add("np:" + name + phone);
            keys.add("fp:" + first + phone);
        }
        if (place != null && place.street() != null) {
            keys.add("ns:" + name + place.street());
        }
        return keys;
    }

    private static Set<String> enterprise(Set<String> keys, PreparedRecord record, String name, @Nullable String phone) {
        String core = Writing.core(name);
        keys.add("e:" + core);
        keys.add("es:" + Pinyin.full(core));
        String head = core.substring(0, Math.min(2, core.length()));
        if (phone != null) {
            keys.add("ep:" + phone);
        }
        String representative = record.plain().get(MatchField.REPRESENTATIVE);
        if (representative != null) {
            keys.add("er:" + representative + head);
        }
        if (record.place() != null && record.place().street() != null) {
            keys.add("ea:" + head + record.place().street());
        }
        return keys;
    }

    /** A value in the form that is compared: empty when it is none. */
    public String plain(MatchKind kind, MatchField field, String said) {
        return form(kind, field, said);
    }

    /** From how many bits on records of the kind are of one subject. */
    public double certain(MatchKind kind) {
        return Objects.requireNonNull(weights.get(kind)).match();
    }
}
