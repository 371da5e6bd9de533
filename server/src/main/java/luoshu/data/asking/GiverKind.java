package luoshu.data.asking;

/** What gives a material: a type of certificate, or a resource of the catalogue. */
public enum GiverKind { CERTIFICATE, RESOURCE }
