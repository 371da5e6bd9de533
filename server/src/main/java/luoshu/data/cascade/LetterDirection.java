package luoshu.data.cascade;

/** Of a message, seen from here. */
public enum LetterDirection { OUT, IN }
