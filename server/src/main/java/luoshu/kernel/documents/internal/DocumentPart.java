package luoshu.kernel.documents.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Access;
import luoshu.kernel.database.SqlPart;
import luoshu.kernel.documents.DocumentFacts;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Issuing as part of somebody else's statement. */
@Component
class DocumentPart {

    /** {@code before} and {@code after} enclose the serial in the number; null: no number. */
    record Row(String kind, String organ, int year, @Nullable String before, @Nullable String after, Text title, String wording, DocumentFacts facts) {
    }

    private static final String SQL = """
            documents_counted as (
                insert into documents.counter as c (organ, kind, year, last)
                select d.organ, d.kind, d.year, 1 from %s guard, jsonb_to_recordset(:dcOrders::jsonb) as d(organ text, kind text, year integer, before text) where d.before is not null
                on conflict on constraint counter_once do update set last = c.last + 1 returning c.organ, c.kind, c.last),
            documents_issued as (
                insert into documents.document (kind, case_number, organ, year, serial, number, title_zh, title_en, facts, wording, issued_by, issued_at)
                select d.kind, guard.number, d.organ, d.year, n.last, d.before || lpad(n.last::text, greatest(4, length(n.last::text)), '0') || d.after, d.title ->> 'zh', d.title ->> 'en',
                       d.facts || jsonb_build_object('caseNumber', guard.number), d.wording, :dcBy, :dcNow
                from %s guard, jsonb_to_recordset(:dcOrders::jsonb) as d(kind text, organ text, year integer, before text, after text, title jsonb, wording text, facts jsonb)
                     left join documents_counted n on n.organ = d.organ and n.kind = d.kind
                returning id, kind, jsonb_build_object('zh', title_zh, 'en', title_en) as title, number, facts, issued_at)
            """;
    private final JsonMapper json;
    private final Access access;

    DocumentPart(JsonMapper json, Access access) {
        this.json = json;
        this.access = access;
    }

    SqlPart of(String guard, List<Row> rows, Instant now) {
        if (rows.stream().map(Row::kind).distinct().count() != rows.size()) {
            throw new IllegalArgumentException("one statement issues each kind once");
        }
        return new SqlPart(SQL.formatted(guard, guard),
                Map.of("dcOrders", json.writeValueAsString(new ArrayList<>(rows)), "dcBy", access.actor().subject(), "dcNow", now.atOffset(ZoneOffset.UTC)));
    }
}
