package luoshu.trust.archives;

/** The four natures: 真实性, 完整性, 可用性, 安全性. */
public enum Nature { AUTHENTICITY, COMPLETENESS, USABILITY, SAFETY }
