package luoshu.data.analysis.internal;

import java.util.Map;
import java.util.Set;

/**
 * What a question may call, and how much it may be. Names are in small letters.
 *
 * @param single    most arguments of functions that with one more would give values of many rows as one
 * @param fractions functions whose fraction is written as a number: with a list of them they would do the same
 */
record QuestionRules(Set<String> functions, Map<String, Integer> single, Set<String> fractions, StatementBounds statement) {
}
