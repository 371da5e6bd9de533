package luoshu.data.gateway;

/**
 * @param answered questions that were answered as agreed; {@code rows}: of these answers
 * @param digest   SM3 over the lines {@code <id> <rows>}, each with its end of line, of the answered uses in the order of their ids; hexadecimal
 */
public record MeteredCalls(long calls, long answered, long rows, long requestFaults, long providerFaults, long platformFaults, String digest) {
}
