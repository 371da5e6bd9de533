package luoshu.kernel.organs.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.organs.Duty;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Post;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionKind;
import luoshu.kernel.regions.RegionLevel;
import luoshu.kernel.regions.Regions;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Makes the demonstration organs out of {@code packages/demo/organs.yaml} and the divisions. The same ones, with the same codes, each time. */
@SuppressWarnings("unchecked")
public final class OrganTemplates {

    private static final String GOVERNMENT = "government";
    private static final String TOWNSHIP = "township";

    private final Map<String, Object> rules;
    private final String source;
    private final Regions regions;
    private final Map<String, String> telephones;
    private final Map<String, String> words;
    private final Map<String, Map<String, Object>> duties = new HashMap<>();
    private final List<Organ> organs = new ArrayList<>();
    private final List<Post> posts = new ArrayList<>();

    /** Where an organ is made: the division, its kind in the rules, its city (itself for a city), and what its name and document word begin with. */
    private record Place(Region region, String kind, @Nullable Region city, String full, String word) {
    }

    public OrganTemplates(String yaml, Regions regions) {
        this.source = yaml;
        this.rules = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        this.regions = regions;
        this.telephones = byText((Map<Object, String>) rules.get("telephones"));
        this.words = byText((Map<Object, String>) rules.get("words"));
        dutyRules().forEach(duty -> duties.put((String) duty.get("duty"), duty));
    }

    /** Hash of the rules; the divisions they are applied to change with a release only. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<Duty> duties() {
        return dutyRules().stream().map(duty -> {
            Map<String, String> name = (Map<String, String>) duty.get("name");
            return new Duty((String) duty.get("duty"), new Text(name.get("zh"), name.get("en")));
        }).toList();
    }

    public void make() {
        Region province = regions.get(regions.home());
        Place top = new Place(province, "province", null, province.name(), word(province));
        departments(top, null);
        for (Region node : regions.children(province.code())) {
            boolean airport = node.kind() == RegionKind.ZONE;
            Place city = new Place(node, airport ? "airport" : node.level() == RegionLevel.CITY ? "city" : "jiyuan", node, node.name(), top.word + word(node));
            departments(city, top);
            if (node.level() == RegionLevel.COUNTY) {
                townships(city);
                continue;
            }
            Set<String> taken = new HashSet<>();
            for (Region county : regions.children(node.code())) {
                String kind = switch (county.kind()) {
                    case DISTRICT -> "district";
                    case ZONE -> "zone";
                    default -> "county";
                };
                String full = county.kind() == RegionKind.DISTRICT ? node.name() + county.name() : county.name();
                Place place = new Place(county, kind, node, full, city.word + shortWord(county, node, taken));
                departments(place, city);
                townships(place);
            }
        }
        extraPosts();
    }

    public List<Organ> organs() {
        return organs;
    }

    public List<Post> posts() {
        return posts;
    }

    private void departments(Place place, @Nullable Place above) {
        OrganCode government = code(duties.get(GOVERNMENT), place.region.code().region6(), "000");
        for (Map<String, Object> duty : dutyRules()) {
            String template = ((Map<String, String>) duty.get("names")).get(place.kind.equals("jiyuan") ? "city" : place.kind);
            if (template != null && !duty.get("duty").equals(TOWNSHIP)) {
                OrganCode parent = duty.get("duty").equals(GOVERNMENT) ? above == null ? null : code(duty, above.region.code().region6(), "000") : government;
                add(place, duty, fill(template, place), shortName(place, duty), "000", parent, levels(place.kind), place.word + duty.get("word"), address("hall", place.full));
            }
        }
    }

    private void townships(Place county) {
        Map<String, Object> duty = duties.get(TOWNSHIP);
        Map<String, String> names = (Map<String, String>) duty.get("names");
        OrganCode government = code(duties.get(GOVERNMENT), county.region.code().region6(), "000");
        for (Region township : regions.children(county.region.code())) {
            String name = township.name();
            String kind = name.endsWith("街道") ? "subdistrict" : name.endsWith("镇") || name.endsWith("乡") ? "township" : "committee";
            String full = name.startsWith(county.region.name()) ? county.full.substring(0, county.full.length() - county.region.name().length()) + name : county.full + name;
            String organName = names.get(kind).replace("{place}", full);
            String own = name.startsWith(county.region.name()) ? name.substring(county.region.name().length()) : name;
            add(new Place(township, "township", county.city, full, county.word), duty, organName, own + names.get(kind).replace("{place}", "").replace("人民政府", "政府"),
                    township.code().value().substring(6, 9), government, levels("township"), county.word + own.substring(0, Math.min(2, own.length())) + duty.get("word"),
                    address("township", full));
        }
    }

    private void add(Place place, Map<String, Object> duty, String name, String shortName, String serial, @Nullable OrganCode parent, List<Integer> levels, String word, String address) {
        String region6 = place.region.code().region6();
        OrganCode code = code(duty, region6, serial);
        // Subscriber numbers never begin with 0, so these reach nobody.
        String phone = telephones.get(place.city == null ? region6 : place.city.code().region6()) + "-00" + region6.substring(4)
                + (serial.equals("000") ? "0" + duty.get("serial") : serial);
        organs.add(new Organ(code, name, shortName, (String) duty.get("duty"), place.region.code(), levels, parent, word, address,
                ((Map<String, String>) rules.get("officeHours")).get("zh"), phone + "0", phone + "1", Organ.State.ACTIVE, 1));
        Map<String, Object> wanted = (Map<String, Object>) rules.get("posts");
        if (((List<String>) wanted.get("regions")).contains(region6)) {
            ((List<Map<String, Object>>) wanted.get("each")).forEach(post -> post(code, post));
        }
    }

    private void extraPosts() {
        for (Map<String, Object> post : (List<Map<String, Object>>) ((Map<String, Object>) rules.get("posts")).get("extra")) {
            post(code(duties.get((String) post.get("duty")), (String) post.get("region"), "000"), post);
        }
    }

    private void post(OrganCode organ, Map<String, Object> post) {
        UUID id = UUID.nameUUIDFromBytes(("post:" + organ + ":" + post.get("code")).getBytes(StandardCharsets.UTF_8));
        posts.add(new Post(id, organ, (String) post.get("code"), (String) post.get("title"), (List<String>) post.get("roles"), Post.State.OPEN, 1));
    }

    private static OrganCode code(Map<String, Object> duty, String region6, String serial) {
        return new OrganCode(CreditCode.compose((String) duty.get("credit"), region6, "X" + duty.get("serial") + serial + "00").value());
    }

    private static String fill(String template, Place place) {
        String region = place.region.name();
        String stem = region.replaceFirst("回族区$", "").replaceFirst("(?<=..)区$", "");
        return template.replace("{region}", region).replace("{place}", place.full).replace("{city}", place.city == null ? "" : place.city.name()).replace("{stem}", stem);
    }

    private String shortName(Place place, Map<String, Object> duty) {
        String word = (String) duty.get("short");
        return place.kind.equals("province") ? "省" + duty.getOrDefault("shortProvince", word) : place.region.name() + word;
    }

    private String address(String kind, String full) {
        return ((Map<String, String>) rules.get("address")).get(kind).replace("{place}", full);
    }

    private List<Integer> levels(String kind) {
        return ((Map<String, List<Integer>>) rules.get("levels")).get(kind);
    }

    private String word(Region region) {
        return words.get(region.code().region6());
    }

    /** First character, or two where another county of the city has it; a zone is known by what it is (高新、经济). */
    private static String shortWord(Region county, Region city, Set<String> taken) {
        String name = county.name().replaceFirst("^(河南)?" + city.name().replaceFirst("市$", "") + "市?(?=..)", "");
        for (int length = county.kind() == RegionKind.ZONE ? 2 : 1; length < name.length(); length++) {
            if (taken.add(name.substring(0, length))) {
                return name.substring(0, length);
            }
        }
        return name;
    }

    private List<Map<String, Object>> dutyRules() {
        return (List<Map<String, Object>>) rules.get("duties");
    }

    /** YAML reads unquoted codes as numbers. */
    private static Map<String, String> byText(Map<Object, String> map) {
        Map<String, String> byText = new HashMap<>();
        map.forEach((key, value) -> byText.put(String.valueOf(key), value));
        return byText;
    }
}
