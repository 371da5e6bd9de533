package luoshu.trust.seals;

/**
 * @param subject what it is about: the path of a file, a name on the seal, or empty
 * @param detail  for people reading logs
 */
public record Finding(Fault fault, String subject, String detail) {
}
