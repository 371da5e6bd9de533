package luoshu.kernel.parties;

public enum Sex { MALE, FEMALE }
