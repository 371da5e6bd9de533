package luoshu.kernel.cases.internal;

import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.FileOwner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who reads the files of a case: its applicant, and officials within reach of the case. A draft and the case it becomes have one id, so files never change hands. */
@Component
class CaseFileAccess implements FileAccess {

    static final String KIND = "case";
    private final JdbcClient jdbc;
    private final Access access;

    CaseFileAccess(JdbcClient jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Reading> mayRead(Actor actor, FileOwner owner) {
        UUID id = UUID.fromString(owner.ref());
        return switch (actor) {
            case Actor.Applicant applicant -> ofApplicant(id, applicant.applicantId()).filter(reading -> Applicants.covers(applicant, String.valueOf(reading.matter())));
            case Actor.Official official -> ofOfficial(id, official.organ());
            case Actor.Platform _ -> Optional.of(Reading.IMPERSONAL);
            case Actor.Visitor _, Actor.SystemClient _ -> Optional.empty();
        };
    }

    private Optional<Reading> ofApplicant(UUID id, UUID applicant) {
        return jdbc.sql("""
                select applicant, number, matter_code from cases.file where id = :id and applicant = :applicant
                union all select applicant, null, matter_code from cases.draft where id = :id and applicant = :applicant and clerk_organ is null
                """).param("id", id).param("applicant", applicant).query((row, n) -> new Reading(row.getObject(1, UUID.class), row.getString(2), row.getString(3))).optional();
    }

    private Optional<Reading> ofOfficial(UUID id, String organ) {
        Scope scope = access.scope(CasePermissions.READ);
        Scope.Predicate own = scope.predicate("f.organ", "f.duty", "f.region", "f.confidentiality", "own");
        Scope.Predicate joint = scope.predicate("t.organ", "t.duty", "t.region", "t.confidentiality", "jnt");
        return jdbc.sql("select f.applicant, f.number, f.matter_code from cases.file f where f.id = :id and (" + own.sql()
                        + " or exists (select from tasks.api_task t where t.ref = f.id and t.source = 'CASE' and " + joint.sql() + "))"
                        + " union all select d.applicant, null, d.matter_code from cases.draft d where d.id = :id and d.clerk_organ = :organ and :files")
                .param("id", id).param("organ", organ).param("files", !access.scope(CasePermissions.FILE).grants().isEmpty()).params(own.params()).params(joint.params())
                .query((row, n) -> new Reading(row.getObject(1, UUID.class), row.getString(2), row.getString(3))).optional();
    }
}
