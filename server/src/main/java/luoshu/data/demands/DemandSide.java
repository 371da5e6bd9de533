package luoshu.data.demands;

/** Which side an official's reach is asked on. */
public enum DemandSide { ASKED, RECEIVED }
