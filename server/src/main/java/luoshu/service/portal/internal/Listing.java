package luoshu.service.portal.internal;

import java.util.List;

import luoshu.kernel.calendar.Limit;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** What the index knows of one matter: enough to draw a hit without asking the database. Stored in the index as JSON. */
record Listing(String slug, String catalogCode, String handlingItem, Text name, Text summary, List<String> keywords, String taskType, String projectType, List<String> audience,
               List<String> personThemes, List<String> enterpriseThemes, List<String> lifeEvents, Limit promise, Limit statutory, int onSiteVisits, boolean instant, boolean online,
               boolean fee, List<Row> rows) {

    /** One organ that implements it, ordered by level and region. */
    record Row(String organ, String organName, String region, String regionName, int level, @Nullable Integer promiseDays) {
    }

    static Listing of(List<PublishedMatter> rows, Topics topics) {
        MatterDefinition m = rows.getFirst().definition();
        boolean persons = m.serverType().contains("1");
        boolean others = m.serverType().stream().anyMatch(type -> !type.equals("1"));
        List<String> audience = persons && others ? List.of("person", "enterprise") : persons ? List.of("person") : List.of("enterprise");
        return new Listing(m.slug(), m.catalogCode().value(), m.handlingItem(), m.taskName(), m.texts().summary(), m.keywords(), m.taskType(), m.projectType(), audience,
                topics.person(m.userTopics()), topics.enterprise(m.corpTopics()), m.lifeEvents(), m.clocks().promise(), m.clocks().statutory(), m.limitSceneNum(), m.instant() != null,
                m.online(), !m.fees().isEmpty(), rows.stream().map(PublishedMatter::implementation).map(one -> new Row(one.organ(), one.organName(), one.region(), one.regionName(),
                        one.useLevel(), one.promise() == null ? null : one.promise().days())).toList());
    }

    String code(Row row) {
        return row.organ() + row.level() + catalogCode + handlingItem;
    }
}
