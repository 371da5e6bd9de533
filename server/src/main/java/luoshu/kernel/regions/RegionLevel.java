package luoshu.kernel.regions;

/** Statutory level by the code's digits; {@link #useLevel()} is the national code of 行使层级 (2 province … 6 village). */
public enum RegionLevel {
    PROVINCE, CITY, COUNTY, TOWNSHIP, VILLAGE;

    public int useLevel() {
        return ordinal() + 2;
    }
}
