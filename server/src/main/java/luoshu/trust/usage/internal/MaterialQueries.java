package luoshu.trust.usage.internal;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.cases.MaterialSource;
import luoshu.kernel.cases.MaterialStanding;
import luoshu.trust.certificates.Certificate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MaterialQueries {

    record Row(UUID file, UUID certificate, String identifier, @Nullable MaterialStanding atSubmission, @Nullable MaterialStanding atDecision) {
    }

    private final JdbcClient jdbc;

    MaterialQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID file, UUID application, UUID use, Certificate one) {
        jdbc.sql("insert into usage.material (file, application, use, certificate, identifier) values (:file, :application, :use, :certificate, :identifier)").param("file", file)
                .param("application", application).param("use", use).param("certificate", one.id()).param("identifier", one.identifier().toString()).update();
    }

    List<Row> list(UUID application) {
        return jdbc.sql("select * from usage.material where application = :application order by file limit 100").param("application", application)
                .query((row, n) -> new Row(row.getObject("file", UUID.class), row.getObject("certificate", UUID.class), row.getString("identifier"), standing(row.getString("at_submission")),
                        standing(row.getString("at_decision")))).list();
    }

    boolean known(UUID file) {
        return jdbc.sql("select exists (select from usage.material where file = :file)").param("file", file).query(Boolean.class).single();
    }

    private static @Nullable MaterialStanding standing(@Nullable String name) {
        return name == null ? null : MaterialStanding.valueOf(name);
    }

    void mark(UUID file, MaterialSource.Moment moment, MaterialStanding standing) {
        String column = moment == MaterialSource.Moment.SUBMISSION ? "at_submission" : "at_decision";
        jdbc.sql("update usage.material set " + column + " = :standing where file = :file").param("standing", standing.name()).param("file", file).update();
    }
}
