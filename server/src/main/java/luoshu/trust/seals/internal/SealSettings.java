package luoshu.trust.seals.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.seals}.
 *
 * @param madeOnNeed an organ's own seal is made by the demonstration seal-maker when it is first needed; false: each seal is applied for and approved
 * @param vendor     who makes the system that makes the seals, as seals name it
 * @param program    version of the sealing program, as sealed files name it
 */
@ConfigurationProperties("luoshu.seals")
public record SealSettings(@DefaultValue("false") boolean madeOnNeed, @DefaultValue("LUOSHU") String vendor, @DefaultValue("0.1") String program) {
}
