package luoshu.data.demands;

/** Of the demand at the asking organ; once HANDED_IN its case tells how it stands. */
public enum DemandState { WRITING, WITH_HEAD, HANDED_IN, DISCARDED }
