package luoshu.trust.geo.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.trust.geo.AddressDetail;

/** Road, number, building: what stands behind the division. Reads on while something fits; what does not is kept as it is. */
final class AddressParts {

    private enum Part {
        GROUP("(\\d{1,4}|[一二三四五六七八九十]{1,3})(?:村民)?(?:小组|组|队)"),
        ROAD("[\\p{IsHan}\\d]{1,15}?(?:大道|大街|胡同|路|街|巷)(?:[东西南北中]段)?"),
        NUMBER("\\d{1,5}(?:[-之]\\d{1,4})?号(?!楼|栋|幢|座|单元)(?:院|附\\d{1,4}号)?"),
        BUILDING("(?:[A-Za-z]?\\d{1,4}号?|[A-Za-z]|[一二三四五六七八九十]{1,3}号?)(?:楼|栋|幢|座)(?!层)"),
        UNIT("(?:\\d{1,3}|[一二三四五六七八九十]{1,2})单元"),
        FLOOR("(?:\\d{1,3}|[一二三四五六七八九十]{1,3})[层楼]"),
        ROOM("[A-Za-z]?\\d{2,5}(?:室|户|房|$)"),
        ESTATE("[\\p{IsHan}A-Za-z\\d]{2,16}?(?:小区|花园|家园|家属院|公寓|广场|大厦|庄园|苑|城|府|园)(?!路|街|道)");

        private final Pattern pattern;

        Part(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    private AddressParts() {
    }

    static AddressDetail of(String words) {
        Map<Part, String> found = new EnumMap<>(Part.class);
        int at = 0;
        for (boolean more = true; more; ) {
            more = false;
            for (Part part : Part.values()) {
                Matcher matcher = part.pattern.matcher(words).region(at, words.length());
                if (!found.containsKey(part) && matcher.lookingAt()) {
                    found.put(part, matcher.group());
                    at = matcher.end();
                    more = true;
                    break;
                }
            }
        }
        return new AddressDetail(found.get(Part.ROAD), found.get(Part.NUMBER), found.get(Part.ESTATE), found.get(Part.GROUP), found.get(Part.BUILDING), found.get(Part.UNIT),
                found.get(Part.FLOOR), found.get(Part.ROOM), at == words.length() ? null : words.substring(at));
    }
}
