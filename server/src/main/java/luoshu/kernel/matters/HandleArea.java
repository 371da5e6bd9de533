package luoshu.kernel.matters;

/** 通办范围: how far away somebody may apply. */
public enum HandleArea {
    NATION, CROSS_PROVINCE, PROVINCE, CITY, COUNTY, NONE
}
