package luoshu.data.catalog;

/** 共享方式 (Decree 809 art. 22): service interface, batch exchange of tables, file. */
public enum ShareMode { API, TABLE, FILE }
