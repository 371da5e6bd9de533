package luoshu.trust.geo;

import java.util.List;

import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.RegionLevel;

/**
 * A division that an address may lie in.
 *
 * @param code       in force now, or on the day that was asked about
 * @param name       from the city down
 * @param confidence 0–1: how well the words fit, shared among what fits equally well
 * @param notes      in what the words differ from the division's full name
 */
public record AddressCandidate(RegionCode code, String name, RegionLevel level, double confidence, List<Note> notes) {

    public enum Note {
        /** 简称: 郑州 for 郑州市, 高新区 for the zone's long name. */
        SHORT_NAME,
        /** 通名不同: 镇 where the register has 街道. */
        OTHER_KIND,
        /** 曾用名: the division was given up; {@code code} is its successor. */
        FORMER_NAME,
        /** 缺级: a level above was left out. */
        LEVEL_LEFT_OUT,
        /** 含未登记区域: 羊山新区 and the like stand between the levels and are no division. */
        UNKNOWN_PART
    }

    public AddressCandidate {
        notes = List.copyOf(notes);
    }
}
