package luoshu.data.objections;

/** Where it was seen. PREFILL: a field of the own application; USE: a use of own data; CERTIFICATE: a field of an own certificate; CASE: a field of a case an official handles. */
public enum ObjectionOrigin { PREFILL, USE, CERTIFICATE, CASE }
