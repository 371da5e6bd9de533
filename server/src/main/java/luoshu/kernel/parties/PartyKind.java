package luoshu.kernel.parties;

public enum PartyKind { PERSON, ENTERPRISE, ORGANISATION }
