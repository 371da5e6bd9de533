package luoshu.data.catalog;

/** Through which network the data can be had, national codes 1–3. */
public enum ProvisionNetwork { GOVERNMENT, INTERNET, DEDICATED }
