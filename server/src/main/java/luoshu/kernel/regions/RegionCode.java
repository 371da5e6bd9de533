package luoshu.kernel.regions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import luoshu.kernel.problems.Invalid;

/** A division code, 12 digits: 2 province, 2 city, 2 county, 3 township, 3 village. Shorter codes that end at a level are padded with zeros. */
public record RegionCode(@JsonValue String value) implements Comparable<RegionCode> {

    public RegionCode {
        if (!value.matches("\\d{12}") || value.startsWith("00")) {
            throw new Invalid("/region", "region-code", "区划代码应为 12 位数字");
        }
    }

    /** Accepts 2, 4, 6, 9 or 12 digits; anything else is {@link Invalid}. */
    @JsonCreator
    public static RegionCode of(String digits) {
        return switch (digits.length()) {
            case 2, 4, 6, 9 -> new RegionCode(digits + "0".repeat(12 - digits.length()));
            default -> new RegionCode(digits);
        };
    }

    /** The digits that say something: the code without the zeros of the levels below it. */
    public String prefix() {
        for (int length : new int[] {2, 4, 6, 9}) {
            if (value.substring(length).chars().allMatch(digit -> digit == '0')) {
                return value.substring(0, length);
            }
        }
        return value;
    }

    public RegionLevel level() {
        return switch (prefix().length()) {
            case 2 -> RegionLevel.PROVINCE;
            case 4 -> RegionLevel.CITY;
            case 6 -> RegionLevel.COUNTY;
            case 9 -> RegionLevel.TOWNSHIP;
            default -> RegionLevel.VILLAGE;
        };
    }

    /** The six digits of GB/T 2260 that identity numbers, credit codes and document numbers use. */
    public String region6() {
        return value.substring(0, 6);
    }

    @Override
    public int compareTo(RegionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
