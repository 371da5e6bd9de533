package luoshu.data.cascade;

import org.jspecify.annotations.Nullable;

/**
 * What is said about another installation.
 *
 * @param division  it serves, 2 to 12 digits
 * @param address   where it is reached, {@code https://host[:port]}; absent: it calls here
 * @param key       its public SM2 key: 130 hexadecimal digits 04‖x‖y, or its certificate in PEM
 */
public record NodeDraft(@Nullable String name, @Nullable String division, @Nullable String address, @Nullable String key) {
}
