package luoshu.trust.geo.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.RegionKind;
import luoshu.kernel.regions.RegionLevel;
import luoshu.trust.geo.AddressCandidate.Note;
import org.jspecify.annotations.Nullable;

/** Goes down the levels along the words of one address, every way they can be read. */
final class AddressWalk {

    /**
     * Where a reading ended.
     *
     * @param at      how far the words are used up
     * @param covered how many letters are names of divisions
     */
    record End(Division division, int at, int covered, double quality, Set<Note> notes) {
    }

    /** @param in what the words so far lie in; {@code named} differs from it on a day when a division that was given up was still in force */
    private record State(int at, @Nullable Division in, @Nullable Division named, int covered, double quality, Set<Note> notes, boolean loose) {
    }

    private static final int MOST_STEPS = 5_000;
    /** After a name without its ending: then it is a street, or another division's name. */
    private static final Pattern GOES_ON = Pattern.compile("[省市县区镇乡村街路道巷桥站]|大道|大街|社区|胡同|小区");
    private static final Pattern STREET = Pattern.compile(".*[路街道巷]$");
    private static final Pattern UNKNOWN_ZONE = Pattern.compile("\\p{IsHan}{2,8}?(?:新区|开发区|示范区|管理区|集聚区|聚集区|产业园区|园区|高新区|经开区|商务区)");

    private final DivisionNames names;
    private final String text;
    private final LocalDate day;
    private final Map<RegionCode, End> ends = new HashMap<>();
    private int steps;

    AddressWalk(DivisionNames names, String text, LocalDate day) {
        this.names = names;
        this.text = text;
        this.day = day;
    }

    /** @param strict the first name must be a city's or a county's, written out */
    Collection<End> from(int start, boolean strict) {
        step(new State(start, null, null, 0, strict ? 0.9 : 1, EnumSet.noneOf(Note.class), false), strict);
        return List.copyOf(ends.values());
    }

    private void step(State state, boolean strict) {
        if (++steps > MOST_STEPS) {
            return;
        }
        boolean[] further = {false};
        names.trie().find(text, state.at, (id, end) -> {
            State next = next(state, names.get(id), end, strict);
            if (next != null) {
                further[0] = true;
                step(next, false);
            }
        });
        if (further[0] || state.in == null) {
            return;
        }
        Matcher zone = UNKNOWN_ZONE.matcher(text).region(state.at, text.length());
        if (state.in.level().compareTo(RegionLevel.COUNTY) <= 0 && !state.notes.contains(Note.UNKNOWN_PART) && zone.lookingAt()) {
            step(new State(zone.end(), state.in, state.named, state.covered, state.quality * 0.9, with(state.notes, Note.UNKNOWN_PART), state.loose), false);
            return;
        }
        Division named = state.named == null ? state.in : state.named;
        End end = new End(named, state.at, state.covered, state.quality * (state.loose ? 0.85 : 1), state.notes);
        ends.merge(named.region().code(), end, (a, b) -> a.covered != b.covered ? a.covered > b.covered ? a : b : a.quality >= b.quality ? a : b);
    }

    private @Nullable State next(State state, Division division, int nameEnd, boolean strict) {
        RegionLevel level = division.level();
        // Hundreds of villages share a stem: most are out before a letter is compared.
        if (level == RegionLevel.VILLAGE && (strict || state.in != null && (state.in.level() == RegionLevel.VILLAGE || !division.liesIn(state.in)))) {
            return null;
        }
        boolean whole = division.ending().isEmpty();
        String written = whole ? "" : Endings.at(text, nameEnd, level);
        int end = nameEnd + (written == null ? 0 : written.length());
        if (state.in != null && !level.equals(RegionLevel.VILLAGE) && written != null && !written.isEmpty() && (division == state.in || state.in.liesIn(division))) {
            // 信阳市浉河区信阳市浉河区五星街道: forms put the division before an address that has it already.
            return Endings.fit(division.ending(), written, level) == Endings.Fit.SAME ? new State(end, state.in, state.named, state.covered + end - state.at, state.quality, state.notes, state.loose) : null;
        }
        if (state.in != null && (level.compareTo(state.in.level()) <= 0 || !division.liesIn(state.in)) || strict && (level.compareTo(RegionLevel.COUNTY) > 0 || written == null || whole)) {
            return null;
        }
        Set<Note> notes = state.notes;
        double quality = state.quality;
        boolean loose = false;
        if (whole) {
            if (division.region().kind() != RegionKind.ZONE && nameEnd - state.at < 5 && (state.in == null || state.in.level().compareTo(RegionLevel.COUNTY) < 0)) {
                return null;
            }
        } else if (written == null) {
            if (!mayBeShort(state, division, nameEnd)) {
                return null;
            }
            notes = with(notes, Note.SHORT_NAME);
            quality *= switch (level) {
                case PROVINCE, CITY -> 0.98;
                case COUNTY -> state.in == null ? 0.8 : 0.94;
                case TOWNSHIP -> 0.88;
                case VILLAGE -> 0.85;
            };
            loose = level == RegionLevel.COUNTY;
        } else if (Endings.fit(division.ending(), written, level) == Endings.Fit.OTHER_KIND) {
            notes = with(notes, Note.OTHER_KIND);
            quality *= 0.9;
        }
        if (nameEnd - state.at != division.stem().length()) {
            notes = with(notes, Note.SHORT_NAME);
            quality *= 0.98;
        }
        int leftOut = leftOut(division, state.in);
        if (leftOut > 0) {
            notes = with(notes, Note.LEVEL_LEFT_OUT);
            quality *= Math.pow(0.96, leftOut);
        }
        Division now = names.current(division);
        Division named = null;
        if (now != division) {
            if (division.region().inForce(day)) {
                named = division;
            } else {
                notes = with(notes, Note.FORMER_NAME);
                quality *= 0.97;
            }
        }
        return new State(end, now, named, state.covered + end - state.at, quality, notes, loose);
    }

    /** 信阳 for 信阳市 anywhere; a township or village without its ending only where nothing else can be meant. */
    private boolean mayBeShort(State state, Division division, int end) {
        if (end - state.at < 2 || GOES_ON.matcher(text).region(end, text.length()).lookingAt()) {
            return false;
        }
        boolean last = end == text.length() || Character.isDigit(text.charAt(end));
        return switch (division.level()) {
            case PROVINCE, CITY, COUNTY -> true;
            case TOWNSHIP -> state.in != null && state.in.level() == RegionLevel.COUNTY && !STREET.matcher(division.stem()).matches() && (last || villageFollows(division, end));
            case VILLAGE -> state.in != null && state.in.level() == RegionLevel.TOWNSHIP && !STREET.matcher(division.stem()).matches() && last;
        };
    }

    private boolean villageFollows(Division township, int at) {
        boolean[] follows = {false};
        names.trie().find(text, at, (id, end) -> follows[0] |= names.get(id).level() == RegionLevel.VILLAGE && names.get(id).liesIn(township));
        return follows[0];
    }

    /** How many levels between the two nobody named; that of the province never is. */
    private static int leftOut(Division division, @Nullable Division in) {
        int count = 0;
        for (Division one = division.above(); one != null && one != in && one.level() != RegionLevel.PROVINCE; one = one.above()) {
            count++;
        }
        return count;
    }

    private static Set<Note> with(Set<Note> notes, Note more) {
        EnumSet<Note> all = EnumSet.of(more);
        all.addAll(notes);
        return all;
    }
}
