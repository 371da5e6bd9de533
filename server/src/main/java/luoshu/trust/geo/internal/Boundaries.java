package luoshu.trust.geo.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.regions.RegionCode;
import luoshu.trust.geo.GeoPoint;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The boundary file: counties as rings of shared arcs, so that neighbours have the very same border. Ready once constructed; a file that is not in order stops the start.
 */
@Component
public class Boundaries {

    private static final String SHIPPED = "geo/henan-boundaries.json";
    /** The drawing is simplified and never surveyed: nearer to a border than this, the other side is possible too. */
    private static final double DOUBT_KILOMETRES = 1;

    private final byte[] bytes;
    private final String hash;
    private final String source;
    private final String licence;
    private final String asOf;
    private final List<CountyShape> shapes = new ArrayList<>();
    private final Map<RegionCode, GeoPoint> seats = new HashMap<>();

    Boundaries(MapSettings settings, JsonMapper json) {
        this.bytes = GeoFiles.read(settings.boundaries(), SHIPPED);
        JsonNode file = json.readTree(bytes);
        if (!"luoshu/boundaries/1".equals(file.path("format").asString(""))) {
            throw new IllegalArgumentException("the boundaries are not of the format luoshu/boundaries/1");
        }
        this.hash = sha256(bytes).substring(0, 16);
        this.source = file.path("source").asString("");
        this.licence = file.path("licence").asString("");
        this.asOf = file.path("asOf").asString("");
        Grid grid = new Grid(file);
        List<double[]> arcs = new ArrayList<>();
        file.path("arcs").forEach(arc -> arcs.add(grid.arc(arc)));
        for (JsonNode division : file.path("divisions")) {
            RegionCode code = RegionCode.of(division.path("code").asString());
            JsonNode seat = division.path("seat");
            if (!seat.isMissingNode()) {
                seats.put(code, new GeoPoint(grid.x(seat.path(0).asLong()), grid.y(seat.path(1).asLong())));
            }
            if (division.has("rings")) {
                shapes.add(CountyShape.of(code, division.path("rings"), arcs));
            }
        }
        shapes.sort(Comparator.comparing(CountyShape::code));
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Changes with the content: part of the file's address. */
    public String hash() {
        return hash;
    }

    String source() {
        return source;
    }

    String licence() {
        return licence;
    }

    String asOf() {
        return asOf;
    }

    /** Seat of a city or county. */
    Optional<GeoPoint> seat(RegionCode code) {
        return Optional.ofNullable(seats.get(code));
    }

    /** The county drawn around the point first, then those whose border is near. */
    public List<RegionCode> around(GeoPoint point) {
        List<RegionCode> found = new ArrayList<>();
        shapes.stream().filter(shape -> shape.contains(point)).map(CountyShape::code).findFirst().ifPresent(found::add);
        shapes.stream().filter(shape -> !found.contains(shape.code()) && shape.borders(point, DOUBT_KILOMETRES)).map(CountyShape::code).forEach(found::add);
        return found;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whole numbers of the file → degrees. */
    private record Grid(double scaleX, double scaleY, double west, double south) {

        Grid(JsonNode file) {
            this(file.path("scale").path(0).asDouble(), file.path("scale").path(1).asDouble(), file.path("translate").path(0).asDouble(), file.path("translate").path(1).asDouble());
        }

        double x(long step) {
            return west + step * scaleX;
        }

        double y(long step) {
            return south + step * scaleY;
        }

        /** The first point, then steps: x, y, dx, dy, … */
        double[] arc(JsonNode numbers) {
            double[] points = new double[numbers.size()];
            long x = 0;
            long y = 0;
            for (int i = 0; i + 1 < points.length; i += 2) {
                x += numbers.get(i).asLong();
                y += numbers.get(i + 1).asLong();
                points[i] = x(x);
                points[i + 1] = y(y);
            }
            return points;
        }
    }
}
