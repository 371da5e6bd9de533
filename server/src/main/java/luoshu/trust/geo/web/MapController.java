package luoshu.trust.geo.web;

import java.time.Duration;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.RegionLevel;
import luoshu.kernel.regions.Regions;
import luoshu.trust.geo.ClosedCases;
import luoshu.trust.geo.GeoPoint;
import luoshu.trust.geo.Located;
import luoshu.trust.geo.Places;
import luoshu.trust.geo.ServiceHall;
import luoshu.trust.geo.internal.BaseMap;
import luoshu.trust.geo.internal.PublicFigures;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The map for everybody: the drawing, what stands on it, and where a point lies. */
@RestController
@RequestMapping("/api/public/map")
class MapController {

    private static final CacheControl TEN_MINUTES = CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();
    private static final CacheControl YEAR = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private final BaseMap map;
    private final Places places;
    private final PublicFigures figures;
    private final Regions regions;

    MapController(BaseMap map, Places places, PublicFigures figures, Regions regions) {
        this.map = map;
        this.places = places;
        this.figures = figures;
        this.regions = regions;
    }

    @GetMapping
    BaseMap.Description description() {
        return map.description();
    }

    /** {@code version} is the one the description names: another content has another address. */
    @GetMapping(path = "/boundaries", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> boundaries(@RequestParam(required = false) @Nullable String version) {
        return ResponseEntity.ok().cacheControl(map.version().equals(version) ? YEAR : TEN_MINUTES).eTag('"' + map.version() + '"').body(map.boundaries());
    }

    /** The hall of a division and those of what it runs. */
    @GetMapping("/halls")
    ResponseEntity<List<ServiceHall>> halls(@RequestParam(required = false) @Nullable String region) {
        return ResponseEntity.ok().cacheControl(TEN_MINUTES).body(places.halls(known(region)));
    }

    /** The halls competent for a division and the nearest others. */
    @GetMapping("/nearby")
    ResponseEntity<List<ServiceHall>> nearby(@RequestParam(required = false) @Nullable String region) {
        return ResponseEntity.ok().cacheControl(TEN_MINUTES).body(places.nearby(known(region)));
    }

    @GetMapping("/location")
    Location location(@RequestParam(required = false) @Nullable Double longitude, @RequestParam(required = false) @Nullable Double latitude) {
        if (longitude == null || latitude == null) {
            throw new Invalid(longitude == null ? "/longitude" : "/latitude", "required", "请给出经度和纬度");
        }
        Located located = places.locate(new GeoPoint(longitude, latitude));
        return new Location(located.divisions().stream().map(code -> new Step(code.value(), regions.fullName(code), code.level())).toList(), located.certain());
    }

    @GetMapping("/closed")
    ResponseEntity<ClosedCases> closed(@RequestParam(required = false) @Nullable String region) {
        return ResponseEntity.ok().cacheControl(TEN_MINUTES).body(figures.closed(known(region)));
    }

    private RegionCode known(@Nullable String region) {
        Region found = region == null || region.isBlank() ? regions.get(regions.home()) : regions.get(RegionCode.of(region));
        return found.code();
    }

    /** @param divisions the one drawn around the point first; others when the border is near */
    @Schema(name = "MapLocation")
    record Location(List<Step> divisions, boolean certain) {
    }

    @Schema(name = "LocatedDivision")
    record Step(String code, String name, RegionLevel level) {
    }
}
