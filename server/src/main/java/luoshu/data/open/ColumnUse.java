package luoshu.data.open;

/** What a column tells of persons: nothing, something by which with others one could be told (准标识符), or what must not be learnt of one (敏感属性). */
public enum ColumnUse { PLAIN, QUASI, SENSITIVE }
