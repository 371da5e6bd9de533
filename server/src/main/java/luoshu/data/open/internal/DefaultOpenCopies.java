package luoshu.data.open.internal;

import java.util.List;
import java.util.UUID;

import luoshu.data.open.OpenCopies;
import luoshu.data.open.OpenCopy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DefaultOpenCopies implements OpenCopies {

    private final JdbcClient jdbc;

    DefaultOpenCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<OpenCopy> list(UUID resource, String field, String name) {
        return jdbc.sql("""
                select d.id, e.number, e.title, d.organ from open.dataset d join open.edition e on e.dataset = d.id and e.number = d.published
                where d.resource = :resource and exists (select from jsonb_array_elements(e.content -> 'columns') as c (named) where lower(c.named ->> 'name') in (lower(:field), lower(:name)))
                order by d.id limit 100
                """).param("resource", resource).param("field", field).param("name", name)
                .query((row, _) -> new OpenCopy(row.getObject("id", UUID.class), row.getInt("number"), row.getString("title"), row.getString("organ"))).list();
    }
}
