package luoshu.data.operation;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What was asked on one day in Henan under one contract of an agreement.
 *
 * @param calls    all that were admitted
 * @param charged  those that were answered
 * @param rows     of these answers
 * @param digest   SM3 over the lines {@code <id> <rows>} of the charged uses in their order, hexadecimal: whoever has the records proves the day
 * @param counted  how often it was counted
 */
public record MeteredDay(LocalDate day, String contract, String resourceName, long calls, long charged, long rows, long requestFaults, long providerFaults, long platformFaults, String digest, Instant countedAt, int counted) {
}
