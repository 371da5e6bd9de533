package luoshu.data.lineage;

/** UP: where it comes from; DOWN: where it goes. */
public enum LineageDirection { UP, DOWN, BOTH }
