package luoshu.data.matching;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import luoshu.trust.geo.AddressDetail;
import luoshu.trust.geo.AddressParser;
import luoshu.trust.geo.AddressReading;
import org.jspecify.annotations.Nullable;

/** Addresses by the names of all divisions. What could be several places is none. */
final class DivisionPlaces implements PlaceReader {

    private static final Pattern KIND = Pattern.compile("号院|号楼|号|院|楼|栋|幢|座|单元|层|室|户|房|村民小组|小组|组|队");
    private final AddressParser parser;

    DivisionPlaces(AddressParser parser) {
        this.parser = parser;
    }

    @Override
    public @Nullable Place read(String address) {
        AddressReading reading = parser.read(address);
        AddressDetail detail = reading.detail();
        String region = reading.outcome() == AddressReading.Outcome.FOUND ? reading.candidates().getFirst().code().prefix() : null;
        String door = Stream.of(detail.group(), detail.building(), detail.unit(), detail.floor(), detail.room()).filter(Objects::nonNull).map(one -> KIND.matcher(one).replaceAll("")).collect(Collectors.joining("/"));
        return new Place(region, detail.road() != null ? detail.road() : detail.estate(), number(detail.number()), door, address);
    }

    /** 号院, 号 and nothing are the same door. */
    private static @Nullable String number(@Nullable String written) {
        return written == null ? null : KIND.matcher(written).replaceAll("");
    }
}
