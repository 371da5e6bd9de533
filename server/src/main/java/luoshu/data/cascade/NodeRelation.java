package luoshu.data.cascade;

/** Where another installation stands: it serves the division above ours, or one within ours. */
public enum NodeRelation { UPPER, LOWER }
