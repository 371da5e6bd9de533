package luoshu.trust.certificates.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.CertificateReach;
import luoshu.trust.certificates.IssuedType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DefaultCertificateReach implements CertificateReach {

    private final CertificateTypes types;
    private final JdbcClient jdbc;

    DefaultCertificateReach(CertificateTypes types, JdbcClient jdbc) {
        this.types = types;
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Text> types() {
        return types.all().stream().collect(Collectors.toMap(CertificateType::code, CertificateType::name));
    }

    @Override
    public Optional<String> pointer(String type, String field) {
        return types.find(type).stream().flatMap(one -> one.fields().stream()).filter(one -> one.name().equals(field)).map(CertificateType.Field::from).findFirst();
    }

    @Override
    public List<IssuedType> inForce() {
        return jdbc.sql("""
                select c.type, c.region, count(*) as certificates
                from certificates.certificate c join certificates.edition e on e.certificate = c.id and e.version = c.version
                where c.state = 'VALID' and e.file is not null group by c.type, c.region
                """).query((row, _) -> new IssuedType(row.getString("type"), row.getString("region"), row.getLong("certificates"))).list();
    }
}
