package luoshu.data.open.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import luoshu.data.catalog.OpenType;
import luoshu.data.catalog.UpdateCycle;
import luoshu.data.open.DataCatalogue;
import luoshu.data.open.OpenData;
import luoshu.data.open.OpenDataFormat;
import luoshu.data.open.OpenDataPage;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.texts.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** DCAT-AP 3.0: catalogue, data sets, distributions, publishers; themes, frequencies, file types and access rights of the vocabularies it wants. */
@Component
class DcatCatalogue implements DataCatalogue {

    static final int PAGE = 100;
    private static final String EU = "http://publications.europa.eu/resource/authority/";
    private static final String IANA = "https://www.iana.org/assignments/media-types/";

    private final OpenData data;
    private final OpenContent content;
    private final OpenSettings settings;
    private final Text name;

    DcatCatalogue(OpenData data, OpenContent content, OpenSettings settings, @Value("${luoshu.brand.name.zh}") String chinese, @Value("${luoshu.brand.name.en}") String english) {
        this.data = data;
        this.content = content;
        this.settings = settings;
        this.name = new Text(chinese, english);
    }

    @Override
    public String write(Syntax syntax, int page) {
        List<Triple> triples = triples(page);
        return switch (syntax) {
            case TURTLE -> RdfWriting.turtle(triples);
            case RDF_XML -> RdfWriting.xml(triples);
            case JSON_LD -> RdfWriting.jsonLd(triples);
        };
    }

    private List<Triple> triples(int page) {
        int count = data.count();
        if (page < 0 || page > 0 && (long) page * PAGE >= count) {
            throw new Invalid("/page", "out-of-range", "没有这一页");
        }
        List<Triple> triples = new ArrayList<>();
        String catalogue = settings.origin() + "/open/catalog";
        String publisher = catalogue + "#publisher";
        List<OpenDataPage> pages = data.list(page * PAGE, PAGE);
        type(triples, catalogue, "dcat:Catalog");
        text(triples, catalogue, "dct:title", new Text(name.zh() + " 公共数据开放目录", name.en() + " – open data"));
        text(triples, catalogue, "dct:description", new Text("各级政府单位向社会开放的数据集", "Data sets that government organs open to the public"));
        iri(triples, catalogue, "dct:publisher", publisher);
        iri(triples, catalogue, "foaf:homepage", settings.origin() + "/open-data");
        iri(triples, catalogue, "dct:language", EU + "language/ZHO");
        agent(triples, publisher, name);
        if ((long) (page + 1) * PAGE < count) {
            iri(triples, catalogue, "hydra:next", catalogue + ".ttl?page=" + (page + 1));
        }
        for (OpenDataPage one : pages) {
            iri(triples, catalogue, "dcat:dataset", address(one));
            dataset(triples, one);
        }
        pages.stream().map(OpenDataPage::publishedAt).max(Instant::compareTo).ifPresent(at -> typed(triples, catalogue, "dct:modified", at.toString(), "xsd:dateTime"));
        return triples;
    }

    private String address(OpenDataPage one) {
        return settings.origin() + "/open-data/" + one.id();
    }

    private void dataset(List<Triple> triples, OpenDataPage one) {
        String set = address(one);
        String organ = settings.origin() + "/open/organs/" + one.organ();
        type(triples, set, "dcat:Dataset");
        chinese(triples, set, "dct:title", one.title());
        chinese(triples, set, "dct:description", one.description());
        plain(triples, set, "dct:identifier", one.id().toString());
        iri(triples, set, "dct:publisher", organ);
        agent(triples, organ, new Text(one.organName(), one.organName()));
        one.keywords().forEach(keyword -> chinese(triples, set, "dcat:keyword", keyword));
        content.europeanTheme(one.theme().code()).ifPresent(theme -> iri(triples, set, "dcat:theme", EU + "data-theme/" + theme));
        iri(triples, set, "dct:accrualPeriodicity", EU + "frequency/" + frequency(one.frequency()));
        iri(triples, set, "dct:accessRights", EU + "access-right/" + (one.openType() == OpenType.UNCONDITIONAL ? "PUBLIC" : "RESTRICTED"));
        iri(triples, set, "dct:language", EU + "language/ZHO");
        iri(triples, set, "dcat:landingPage", set);
        typed(triples, set, "dct:issued", one.versions().getLast().publishedAt().toString(), "xsd:dateTime");
        typed(triples, set, "dct:modified", one.publishedAt().toString(), "xsd:dateTime");
        plain(triples, set, "dcat:version", String.valueOf(one.edition()));
        for (OpenDataFormat format : OpenDataFormat.values()) {
            distribution(triples, set, one, format);
        }
    }

    private void distribution(List<Triple> triples, String set, OpenDataPage one, OpenDataFormat format) {
        boolean csv = format == OpenDataFormat.CSV;
        String file = set + "#" + one.edition() + "-" + format.extension();
        String address = fileAddress(settings.origin(), one, format);
        iri(triples, set, "dcat:distribution", file);
        type(triples, file, "dcat:Distribution");
        chinese(triples, file, "dct:title", one.title() + " " + format.name());
        iri(triples, file, "dcat:accessURL", one.openType() == OpenType.UNCONDITIONAL ? address : set);
        if (one.openType() == OpenType.UNCONDITIONAL) {
            iri(triples, file, "dcat:downloadURL", address);
        }
        iri(triples, file, "dct:license", one.licence().address() == null ? settings.origin() + "/open-data" : one.licence().address());
        iri(triples, file, "dct:format", EU + "file-type/" + (csv ? "CSV" : "JSON"));
        if (csv) {
            iri(triples, file, "dcat:mediaType", IANA + "text/csv");
        }
        typed(triples, file, "dcat:byteSize", String.valueOf(csv ? one.table().csvBytes() : one.table().jsonlBytes()), "xsd:nonNegativeInteger");
        typed(triples, file, "dct:issued", one.publishedAt().toString(), "xsd:dateTime");
        String checksum = file + "-sm3";
        iri(triples, file, "spdx:checksum", checksum);
        type(triples, checksum, "spdx:Checksum");
        plain(triples, checksum, "spdx:algorithm", "SM3");
        typed(triples, checksum, "spdx:checksumValue", csv ? one.table().csvDigest() : one.table().jsonlDigest(), "xsd:hexBinary");
    }

    static String fileAddress(String origin, OpenDataPage one, OpenDataFormat format) {
        return origin + "/api/public/open-data/" + one.id() + "/versions/" + one.edition() + "/file?format=" + format.name();
    }

    private static String frequency(UpdateCycle cycle) {
        return switch (cycle) {
            case REAL_TIME -> "UPDATE_CONT";
            case DAILY -> "DAILY";
            case WEEKLY -> "WEEKLY";
            case TEN_DAYS -> "MONTHLY_3";
            case MONTHLY -> "MONTHLY";
            case QUARTERLY -> "QUARTERLY";
            case YEARLY -> "ANNUAL";
            case ON_DEMAND -> "IRREG";
        };
    }

    private static void agent(List<Triple> triples, String agent, Text name) {
        type(triples, agent, "foaf:Agent");
        text(triples, agent, "foaf:name", name);
    }

    private static void type(List<Triple> triples, String subject, String type) {
        triples.add(new Triple(subject, "rdf:type", new Triple.Iri(RdfWriting.iri(type))));
    }

    private static void iri(List<Triple> triples, String subject, String predicate, String object) {
        triples.add(new Triple(subject, predicate, new Triple.Iri(object)));
    }

    private static void plain(List<Triple> triples, String subject, String predicate, String value) {
        triples.add(new Triple(subject, predicate, new Triple.Literal(value, "", "")));
    }

    private static void typed(List<Triple> triples, String subject, String predicate, String value, String type) {
        triples.add(new Triple(subject, predicate, new Triple.Literal(value, "", type)));
    }

    private static void chinese(List<Triple> triples, String subject, String predicate, String value) {
        triples.add(new Triple(subject, predicate, new Triple.Literal(value, "zh", "")));
    }

    private static void text(List<Triple> triples, String subject, String predicate, Text value) {
        chinese(triples, subject, predicate, value.zh());
        if (!value.en().equals(value.zh())) {
            triples.add(new Triple(subject, predicate, new Triple.Literal(value.en(), "en", "")));
        }
    }
}
