package luoshu.data.cascade;

/** What a message is about: an entry of the catalogue as it is now, or records given back 回流. */
public enum LetterKind { CATALOGUE, RETURN }
