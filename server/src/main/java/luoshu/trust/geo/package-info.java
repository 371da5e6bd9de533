/**
 * Places 地理信息: the boundaries of the divisions for drawing, points of the service halls, which division a point or a written address lies in, and how many cases were
 * closed where. The map is a sketch 示意图 made from open data and drawn without tiles; a deployment puts its reviewed base map and its review number 审图号 in configuration.
 * Coordinates are degrees of CGCS2000. Content: {@code packages/geo}. Keeps no data of its own and writes down no address it was asked about.
 */
@ApplicationModule(displayName = "trust · geo")
@NullMarked
package luoshu.trust.geo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
