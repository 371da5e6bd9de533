package luoshu.trust.geo.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.map}. Empty is the shipped sketch.
 *
 * @param boundaries   file with the deployment's reviewed base map, in the format of {@code packages/geo}
 * @param halls        file with the deployment's service halls, in the format of {@code packages/geo}
 * @param reviewNumber 审图号 of that base map, e.g. 豫S（2026）001号; stands on every map (地图管理条例 第二十二条)
 * @param publisher    who published that base map
 */
@ConfigurationProperties("luoshu.map")
record MapSettings(@DefaultValue("") String boundaries, @DefaultValue("") String halls, @DefaultValue("") String reviewNumber, @DefaultValue("") String publisher) {
    MapSettings {
        if (reviewNumber.length() > 60 || publisher.length() > 100 || !reviewNumber.isEmpty() && boundaries.isEmpty()) {
            throw new IllegalArgumentException("luoshu.map: a review number belongs to a base map of the deployment (luoshu.map.boundaries); the shipped sketch has none");
        }
    }
}
