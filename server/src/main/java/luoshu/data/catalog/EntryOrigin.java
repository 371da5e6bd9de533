package luoshu.data.catalog;

/** 来源节点: the installation an entry comes from. {@code division}: the one it serves, 12 digits. */
public record EntryOrigin(String division, String name) {
}
