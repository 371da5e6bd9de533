package luoshu.trust.usage;

public enum Receiver { PERSON, ENTERPRISE, ORGAN }
