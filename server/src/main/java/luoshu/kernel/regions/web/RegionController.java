package luoshu.kernel.regions.web;

import java.time.Duration;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.RegionLevel;
import luoshu.kernel.regions.Regions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Divisions for everybody: pickers, breadcrumbs. */
@RestController
class RegionController {

    /** Content changes with a release only; an hour keeps a picker quick and a correction near. */
    private static final CacheControl HOUR = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();
    private final Regions regions;

    RegionController(Regions regions) {
        this.regions = regions;
    }

    @GetMapping("/api/public/regions")
    ResponseEntity<List<RegionView>> children(@RequestParam(required = false) @Nullable String parent) {
        List<Region> found = parent == null || parent.isBlank() ? List.of(regions.get(regions.home())) : regions.children(regions.get(RegionCode.of(parent)).code());
        return ResponseEntity.ok().cacheControl(HOUR).body(found.stream().map(RegionView::of).toList());
    }

    @GetMapping("/api/public/regions/{code}")
    ResponseEntity<RegionDetail> one(@PathVariable String code) {
        Region region = regions.find(RegionCode.of(code)).orElseThrow(() -> new NotFound("division"));
        return ResponseEntity.ok().cacheControl(HOUR).body(RegionDetail.of(region, regions.path(region.code())));
    }

    @Schema(name = "Region")
    record RegionView(String code, String name, RegionLevel level, @Nullable String parent, boolean hasChildren, boolean functionalZone, boolean municipalNode) {
        static RegionView of(Region region) {
            return new RegionView(region.code().value(), region.name(), region.level(), region.parent() == null ? null : region.parent().value(), region.hasChildren(),
                    region.functionalZone(), region.municipalNode());
        }
    }

    record RegionDetail(String code, String name, RegionLevel level, @Nullable String parent, boolean hasChildren, boolean functionalZone, boolean municipalNode,
                        @Nullable String validTo, @Nullable String successor, List<RegionView> path) {
        static RegionDetail of(Region region, List<Region> path) {
            RegionView view = RegionView.of(region);
            return new RegionDetail(view.code, view.name, view.level, view.parent, view.hasChildren, view.functionalZone, view.municipalNode,
                    region.validTo() == null ? null : region.validTo().toString(), region.successor() == null ? null : region.successor().value(),
                    path.stream().map(RegionView::of).toList());
        }
    }
}
