package luoshu.kernel.database;

import java.util.Map;

/**
 * Part of a statement that one module lends to another, so that what belongs together is one round trip: a list of common table expressions
 * ({@code name as (…), name as (…)}) over tables of the lender, with named parameters of its own prefix.
 */
public record SqlPart(String sql, Map<String, Object> params) {
}
