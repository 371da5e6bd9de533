package luoshu.data.open.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import luoshu.data.catalog.OpenType;
import luoshu.data.open.OpenChoices;
import luoshu.data.open.OpenData;
import luoshu.data.open.OpenDataFormat;
import luoshu.data.open.OpenDataHit;
import luoshu.data.open.OpenDataPage;
import luoshu.data.open.OpenDataQuery;
import luoshu.data.open.OpenDataSearch;
import luoshu.data.open.OpenDatasetState;
import luoshu.data.open.OpenDownload;
import luoshu.data.open.OpenTableFacts;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.SignInRequired;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.database.Like;
import luoshu.kernel.files.Files;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultOpenData implements OpenData {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST_WORDS = 100;
    private static final String MATCHING = """
             from open.dataset d join open.edition e on e.dataset = d.id and e.number = d.published
            where (:q = '' or e.title ilike '%' || :like || '%' or e.content ->> 'description' ilike '%' || :like || '%' or d.organ_name ilike '%' || :like || '%' or e.content ->> 'keywords' ilike '%' || :like || '%')
            """;
    private static final String CHOSEN = """
              and (:organ = '' or d.organ = :organ) and (:theme = '' or e.content ->> 'theme' = :theme) and (:openType = '' or d.open_type = :openType) and :format in ('', 'csv', 'jsonl')
            """;

    private final JdbcClient jdbc;
    private final DatasetQueries queries;
    private final OpenContent content;
    private final Files files;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DefaultOpenData(JdbcClient jdbc, DatasetQueries queries, OpenContent content, Files files, Access access, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.content = content;
        this.files = files;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public OpenDataSearch search(OpenDataQuery query, PageRequest page) {
        String q = query.q() == null ? "" : query.q().strip();
        if (q.length() > LONGEST_WORDS || q.indexOf(0) >= 0) {
            throw new Invalid("/q", "too-long", "不超过 " + LONGEST_WORDS + " 字");
        }
        Map<String, Object> params = new HashMap<>(Map.of("q", q, "like", Like.literal(q), "organ", said(query.organ()), "theme", said(query.theme()),
                "openType", query.openType() == null ? "" : query.openType().name(), "format", said(query.format())));
        List<OpenDataHit> hits = jdbc.sql("""
                select d.id, e.title, e.content ->> 'description' as description, d.organ, d.organ_name, e.content ->> 'theme' as theme, d.open_type, e.number, (e.facts ->> 'rows')::integer as rows, e.published_at, d.downloads,
                       array(select jsonb_array_elements_text(e.content -> 'keywords')) as keywords
                """ + MATCHING + CHOSEN + " order by e.published_at desc, d.id limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query((row, _) -> new OpenDataHit(row.getObject("id", UUID.class), row.getString("title"), row.getString("description"), row.getString("organ"), row.getString("organ_name"), row.getString("theme"),
                        OpenType.valueOf(row.getString("open_type")), List.of((String[]) row.getArray("keywords").getArray()), row.getInt("number"), row.getInt("rows"), row.getTimestamp("published_at").toInstant(),
                        row.getLong("downloads"))).list();
        int total = jdbc.sql("select count(*) from (select d.id" + MATCHING + CHOSEN + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        int all = jdbc.sql("select count(*)" + MATCHING).params(params).query(Integer.class).single();
        List<OpenDataSearch.OpenDataFacet> formats = all == 0 ? List.of() : List.of(new OpenDataSearch.OpenDataFacet("csv", new Text("CSV", "CSV"), all), new OpenDataSearch.OpenDataFacet("jsonl", new Text("JSON Lines", "JSON Lines"), all));
        return new OpenDataSearch(new Page<>(hits, total, page.page(), page.size()), facet("d.organ", "d.organ_name", params), facet("e.content ->> 'theme'", "''", params), facet("d.open_type", "''", params), formats);
    }

    /** @param name SQL of what it is called; empty: the code is looked up in the content */
    private List<OpenDataSearch.OpenDataFacet> facet(String code, String name, Map<String, Object> params) {
        return jdbc.sql("select " + code + " as code, max(" + name + ") as name, count(*) as count" + MATCHING + " group by 1 order by 3 desc, 1 limit 30").params(params)
                .query((row, _) -> new OpenDataSearch.OpenDataFacet(row.getString("code"), named(row.getString("code"), row.getString("name")), row.getInt("count"))).list();
    }

    private Text named(String code, String name) {
        return switch (code) {
            case "UNCONDITIONAL" -> new Text("无条件开放", "Open");
            case "CONDITIONAL" -> new Text("有条件开放", "On conditions");
            default -> name.isEmpty() ? content.theme(code).map(OpenChoices.OpenChoice::name).orElse(new Text(code, code)) : new Text(name, name);
        };
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    @Override
    public OpenDataPage get(UUID id, @Nullable Integer edition) {
        return page(found(id, edition));
    }

    private DatasetFile found(UUID id, @Nullable Integer edition) {
        DatasetFile newest = queries.find(id, null).orElseThrow(() -> new NotFound("open-data"));
        Integer wanted = edition == null ? newest.published() : edition;
        if (wanted == null) {
            throw new NotFound("open-data");
        }
        return queries.find(id, wanted).filter(file -> file.state() == OpenDatasetState.PUBLISHED).orElseThrow(() -> new NotFound("open-data"));
    }

    @Override
    public List<OpenDataPage> list(int offset, int most) {
        return jdbc.sql("select d.id from open.dataset d join open.edition e on e.dataset = d.id and e.number = d.published order by e.published_at desc, d.id limit :most offset :offset").param("most", most)
                .param("offset", offset).query(UUID.class).list().stream().map(id -> get(id, null)).toList();
    }

    @Override
    public int count() {
        return jdbc.sql("select count(*) from open.dataset where published is not null").query(Integer.class).single();
    }

    private OpenDataPage page(DatasetFile file) {
        boolean conditional = file.openType() == OpenType.CONDITIONAL;
        OpenTableFacts facts = Objects.requireNonNull(file.facts());
        OpenTableFacts shown = conditional ? new OpenTableFacts(facts.fileName(), facts.rows(), facts.csvBytes(), facts.csvDigest(), facts.jsonlBytes(), facts.jsonlDigest(), List.of(), List.of()) : facts;
        var published = Objects.requireNonNull(file.publishedAt());
        LocalDate day = LocalDate.ofInstant(published, CHINA);
        return new OpenDataPage(file.id(), file.resourceCode(), file.resourceName(), file.openType(), file.organ(), file.organName(), file.region(), said(file.content().title()), said(file.content().description()),
                content.theme(file.content().theme()).orElseThrow(), content.licence(file.content().licence()).orElseThrow(), Objects.requireNonNull(file.content().frequency()), file.content().keywords(),
                file.content().columns(), file.edition(), published, shown, file.report(), versions(file), file.downloads(),
                "%s：《%s》（第 %d 版），%s 发布，SM3 %s".formatted(file.organName(), said(file.content().title()), file.edition(), day, facts.csvDigest()), conditional ? content.choices().agreement() : null);
    }

    private List<OpenDataPage.OpenDataVersion> versions(DatasetFile file) {
        return jdbc.sql("""
                select number, published_at, (facts ->> 'rows')::integer as rows, (facts ->> 'csvBytes')::bigint as bytes from open.edition where dataset = :id and state = 'PUBLISHED' order by number desc limit 200
                """).param("id", file.id()).query((row, _) -> new OpenDataPage.OpenDataVersion(row.getInt("number"), row.getTimestamp("published_at").toInstant(), row.getInt("rows"), row.getLong("bytes"),
                        Integer.valueOf(row.getInt("number")).equals(file.published()))).list();
    }

    @Override
    @Transactional
    public OpenDownload download(UUID id, int edition, OpenDataFormat format, boolean counted) {
        DatasetFile file = found(id, edition);
        if (file.openType() == OpenType.CONDITIONAL) {
            granted(file, format, counted);
        }
        if (counted) {
            jdbc.sql("update open.dataset set downloads = downloads + 1 where id = :id").param("id", id).update();
        }
        OpenTableFacts facts = Objects.requireNonNull(file.facts());
        boolean csv = format == OpenDataFormat.CSV;
        UUID stored = Objects.requireNonNull(csv ? file.csv() : file.jsonl());
        return new OpenDownload(said(file.content().title()) + "-" + edition + "." + format.extension(), format.mediaType(), csv ? facts.csvBytes() : facts.jsonlBytes(), csv ? facts.csvDigest() : facts.jsonlDigest(),
                offset -> opened(stored, offset));
    }

    private InputStream opened(UUID stored, long offset) {
        InputStream in = files.open(stored);
        try {
            in.skipNBytes(offset);
            return in;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The grant is locked while it is asked: a revocation that was answered is never overtaken. */
    private void granted(DatasetFile file, OpenDataFormat format, boolean counted) {
        if (!(access.actor() instanceof Actor.Applicant applicant)) {
            throw new SignInRequired();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        UUID request = jdbc.sql("select id from open.request where dataset = :id and party = :party and state = 'GRANTED' and valid_until >= :today for share").param("id", file.id()).param("party", applicant.applicantId())
                .param("today", today).query(UUID.class).optional()
                .orElseThrow(() -> new Refused(Problem.Kind.NOT_PERMITTED, "open-data-not-granted", "conditionally open data are given to whom they were granted"));
        if (counted) {
            jdbc.sql("insert into open.download (request, edition, format, at) values (:request, :edition, :format, :at)").param("request", request).param("edition", file.edition()).param("format", format.name())
                    .param("at", Timestamp.from(clock.instant())).update();
            audit.record(Act.done("opendata.download", "open-data:" + file.id()).with(Map.of("request", request.toString(), "edition", file.edition())));
        }
    }
}
