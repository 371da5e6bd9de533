package luoshu.kernel.access;

/** Where an object stands for the permission check: responsible organ (credit code), its line of duty, region (12 digits), confidentiality 0–2. */
public record Subject(String organ, String duty, String region, int confidentiality) {
}
