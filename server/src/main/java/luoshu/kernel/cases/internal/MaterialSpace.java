package luoshu.kernel.cases.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.SpaceMaterial;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.matters.Material;
import luoshu.kernel.texts.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an applicant handed in with earlier cases. Materials of different matters are one when their names are. */
@Component
class MaterialSpace {

    private static final int MOST_CASES = 300;

    private record Row(SpaceMaterial.UsedIn use, String matterCode, int matterVersion, Map<String, List<FileRef>> materials) {
    }

    private final JdbcClient jdbc;
    private final CaseJson json;
    private final MatterDesk matters;

    MaterialSpace(JdbcClient jdbc, CaseJson json, MatterDesk matters) {
        this.jdbc = jdbc;
        this.json = json;
        this.matters = matters;
    }

    /** Of the newest {@value #MOST_CASES} cases within the authorisation. */
    List<SpaceMaterial> list(Actor.Applicant actor) {
        Map<String, Shelf> shelves = new LinkedHashMap<>();
        jdbc.sql("""
                select number, matter_code, matter_version, matter_name::text as matter_name, submitted_at, materials::text as materials from cases.file
                where applicant = :applicant and (:everything or catalog_code in (:scope)) order by submitted_at desc, id desc limit :most
                """).param("applicant", actor.applicantId()).param("everything", actor.scope().isEmpty()).param("scope", actor.scope().isEmpty() ? List.of("") : actor.scope())
                .param("most", MOST_CASES).query(this::row).list().forEach(row -> put(row, shelves));
        return shelves.values().stream().map(Shelf::view).toList();
    }

    private void put(Row row, Map<String, Shelf> shelves) {
        row.materials.forEach((code, files) -> {
            if (!files.isEmpty()) {
                Text name = matters.pinned(row.matterCode, row.matterVersion).definition().findMaterial(code).map(Material::name).orElse(new Text(code, code));
                Shelf shelf = shelves.computeIfAbsent(name.zh(), _ -> new Shelf(code, name, new LinkedHashMap<>()));
                files.forEach(file -> shelf.files.computeIfAbsent(file.sha256(), _ -> new SpaceMaterial.SpaceFile(file, new ArrayList<>())).cases().add(row.use));
            }
        });
    }

    private Row row(ResultSet row, int number) throws SQLException {
        return new Row(new SpaceMaterial.UsedIn(row.getString("number"), json.read(row.getString("matter_name"), Text.class), row.getTimestamp("submitted_at").toInstant()),
                row.getString("matter_code"), row.getInt("matter_version"), json.read(row.getString("materials"), CaseRowMapper.MATERIALS));
    }

    private record Shelf(String code, Text name, Map<String, SpaceMaterial.SpaceFile> files) {
        SpaceMaterial view() {
            return new SpaceMaterial(code, name, List.copyOf(files.values()));
        }
    }
}
