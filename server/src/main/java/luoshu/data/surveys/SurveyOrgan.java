package luoshu.data.surveys;

/** An organ that can be asked. */
public record SurveyOrgan(String code, String name, String region, String duty) {
}
