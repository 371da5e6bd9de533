package luoshu.data.lineage;

/** COPIED: as it is; DERIVED: computed from it; AGGREGATED: from many rows; CONDITION: it decides which rows, not what is in them. */
public enum LineageHow { COPIED, DERIVED, AGGREGATED, CONDITION }
