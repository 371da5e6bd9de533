package luoshu.trust.geo.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The drawing and what has to be said beside it. */
@Component
public class BaseMap {

    /**
     * @param boundaries   where the drawing is
     * @param sketch       the shipped one, without review: 示意图, no evidence of a border
     * @param reviewNumber 审图号 of the deployment's base map
     */
    @Schema(name = "MapDescription")
    public record Description(String boundaries, boolean sketch, String source, String licence, String asOf, @Nullable String reviewNumber, @Nullable String publisher) {
    }

    private final Boundaries boundaries;
    private final MapSettings settings;

    BaseMap(Boundaries boundaries, MapSettings settings) {
        this.boundaries = boundaries;
        this.settings = settings;
    }

    public Description description() {
        return new Description("/api/public/map/boundaries?version=" + boundaries.hash(), settings.reviewNumber().isEmpty(), boundaries.source(), boundaries.licence(),
                boundaries.asOf(), value(settings.reviewNumber()), value(settings.publisher()));
    }

    public String version() {
        return boundaries.hash();
    }

    public byte[] boundaries() {
        return boundaries.bytes();
    }

    private static @Nullable String value(String text) {
        return text.isEmpty() ? null : text;
    }
}
