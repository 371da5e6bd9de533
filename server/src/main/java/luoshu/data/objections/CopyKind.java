package luoshu.data.objections;

/** DRAFT: an application not handed in; CASE, CERTIFICATE; FLOW: a table exchanged with another organ; DATASET: open data; RECEIVER: an organ whose systems were given it. */
public enum CopyKind { DRAFT, CASE, CERTIFICATE, FLOW, DATASET, RECEIVER }
