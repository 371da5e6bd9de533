package luoshu.kernel.rules;

/** Something wrong with a decision model; line and column from 1. */
public record RuleProblem(int line, int column, String code, String message) {
}
