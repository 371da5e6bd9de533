package luoshu.kernel.matters;

/**
 * What gives a material.
 *
 * @param name    of the certificate or of the shared resource
 * @param reached divisions where the matter is implemented and the giver reaches
 * @param regions all divisions where it is implemented
 */
public record MaterialGiver(String name, int reached, int regions) {
}
