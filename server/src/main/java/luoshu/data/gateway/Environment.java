package luoshu.data.gateway;

/** A TEST system reaches test addresses of services only. */
public enum Environment { TEST, LIVE }
