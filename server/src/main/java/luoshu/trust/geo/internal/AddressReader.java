package luoshu.trust.geo.internal;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import luoshu.trust.geo.AddressCandidate;
import luoshu.trust.geo.AddressReading;
import luoshu.trust.geo.AddressReading.Outcome;

/** Reads one address. What fits most of the words counts; of what fits equally well, nothing is chosen. */
public final class AddressReader {

    private static final double SURE = 0.8;
    private static final int SHOWN = 10;
    /** Words before the address: 住址：, 我家在. */
    private static final int LEAD = 12;
    private static final Pattern NOT_WORDS = Pattern.compile("[\\p{Z}\\p{C}\\p{P}\\p{S}&&[^-#]]+");
    private static final Pattern COUNTRY = Pattern.compile("^(?:中华人民共和国|中国)");
    private static final Set<String> OTHER_PROVINCES = Set.of("北京市", "天津市", "上海市", "重庆市", "河北省", "山西省", "辽宁省", "吉林省", "黑龙江省", "江苏省", "浙江省", "安徽省", "福建省",
            "江西省", "山东省", "湖北省", "湖南省", "广东省", "海南省", "四川省", "贵州省", "云南省", "陕西省", "甘肃省", "青海省", "台湾省", "内蒙古自治区", "广西壮族自治区", "西藏自治区",
            "宁夏回族自治区", "新疆维吾尔自治区", "香港特别行政区", "澳门特别行政区");
    private static final Pattern ELSEWHERE = Pattern.compile("^(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾"
            + "|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?!大?[路街道巷])");

    private final DivisionNames names;

    public AddressReader(DivisionNames names) {
        this.names = names;
    }

    public AddressReading read(String address, LocalDate day) {
        String text = COUNTRY.matcher(NOT_WORDS.matcher(Normalizer.normalize(address, Normalizer.Form.NFKC)).replaceAll("")).replaceFirst("");
        if (OTHER_PROVINCES.stream().anyMatch(text::startsWith)) {
            return new AddressReading(Outcome.OUTSIDE, List.of(), 0, AddressParts.of(""));
        }
        AddressWalk walk = new AddressWalk(names, text, day);
        Collection<AddressWalk.End> ends = walk.from(0, false);
        if (ends.isEmpty() && ELSEWHERE.matcher(text).find()) {
            return new AddressReading(Outcome.OUTSIDE, List.of(), 0, AddressParts.of(""));
        }
        for (int lead = 1; ends.isEmpty() && lead <= LEAD && lead < text.length(); lead++) {
            ends = walk.from(lead, true);
        }
        return ends.isEmpty() ? new AddressReading(Outcome.UNKNOWN, List.of(), 0, AddressParts.of(text)) : reading(best(ends), text);
    }

    /** Those that cover the most; a name of another kind only counts where none is of the right one. */
    private static List<AddressWalk.End> best(Collection<AddressWalk.End> ends) {
        int most = ends.stream().mapToInt(AddressWalk.End::covered).max().orElseThrow();
        List<AddressWalk.End> covering = ends.stream().filter(end -> end.covered() == most).toList();
        List<AddressWalk.End> exact = covering.stream().filter(end -> !end.notes().contains(AddressCandidate.Note.OTHER_KIND)).toList();
        return (exact.isEmpty() ? covering : exact).stream()
                .sorted(Comparator.comparingDouble(AddressWalk.End::quality).reversed().thenComparing(end -> end.division().region().code())).toList();
    }

    private static AddressReading reading(List<AddressWalk.End> ends, String text) {
        double sum = ends.stream().mapToDouble(AddressWalk.End::quality).sum();
        List<AddressCandidate> candidates = ends.stream().limit(SHOWN).map(end -> new AddressCandidate(end.division().region().code(), end.division().fullName(), end.division().level(),
                Math.round(end.quality() * end.quality() / sum * 1000) / 1000.0, end.notes().stream().sorted().toList())).toList();
        boolean sure = ends.size() == 1 && candidates.getFirst().confidence() >= SURE;
        return new AddressReading(sure ? Outcome.FOUND : Outcome.CHOOSE, candidates, ends.size(), AddressParts.of(text.substring(ends.getFirst().at())));
    }
}
