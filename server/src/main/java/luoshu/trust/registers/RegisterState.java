package luoshu.trust.registers;

import luoshu.kernel.texts.Text;

/**
 * How a simulated register behaves.
 *
 * @param outage          answers nothing at all
 * @param latencyMillis   mean time to an answer; beyond 3 000 the caller gives up
 * @param failurePermille how many of a thousand calls fail
 */
public record RegisterState(String code, Text name, boolean simulated, boolean outage, int latencyMillis, int failurePermille, int version) {
}
