package luoshu.data.operation;

/**
 * @param quantity units; of a counter-statement the difference, negative where less is charged
 * @param amount   fen, rounded half up
 * @param digest   SM3 over the digests of the metered days it adds up
 */
public record StatementLine(String contract, String resourceName, OperationPrice price, long quantity, long amount, String digest) {
}
