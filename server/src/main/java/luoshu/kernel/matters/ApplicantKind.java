package luoshu.kernel.matters;

/** Who applies, as conditions know it: {@code applicant.kind}. */
public enum ApplicantKind {
    person, enterprise, organisation
}
