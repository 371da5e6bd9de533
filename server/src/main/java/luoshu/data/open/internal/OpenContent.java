package luoshu.data.open.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

import luoshu.data.open.OpenChoices;
import luoshu.data.sources.ValuePattern;
import luoshu.kernel.calendar.Limit;
import luoshu.kernel.calendar.LimitUnit;
import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import luoshu.kernel.texts.Text;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code packages/data/opening.yaml}. What is wrong in it keeps the server from starting. */
@Component
class OpenContent {

    private static final String FILE = "packages/data/opening.yaml";
    private static final Shapes.Shape CODE = Shapes.pattern("[A-Za-z0-9.-]{1,40}", "代码");
    private static final Shapes.Shape SHAPE = Shapes.object().required("format", Shapes.oneOf("luoshu/data-opening/1"))
            .required("anonymity", Shapes.object().required("k", Shapes.integer(2, 1_000)).required("l", Shapes.integer(1, 100)).required("basis", Shapes.text(300)))
            .required("direct", Shapes.object().required("elements", Shapes.list(CODE, 1, 100)).required("patterns", Shapes.list(Shapes.oneOf(Arrays.stream(ValuePattern.values()).map(Enum::name).toArray(String[]::new)), 1, 20))
                    .required("basis", Shapes.text(300)))
            .required("limits", Shapes.object().required("decide", Shapes.object().required("days", Shapes.integer(1, 200)).required("basis", Shapes.text(300)))).required("longestGrant", Shapes.integer(1, 60))
            .required("themes", Shapes.list(Shapes.object().required("code", CODE).required("name", Shapes.pair(60)).required("eu", Shapes.pattern("[A-Z]{4}", "四个大写字母")), 1, 50))
            .required("licences", Shapes.list(Shapes.object().required("code", CODE).required("name", Shapes.pair(100)).required("address", Shapes.text(200)), 1, 20))
            .required("agreement", Shapes.object().required("version", CODE).required("title", Shapes.pair(100)).required("clauses", Shapes.list(Shapes.pair(300), 1, 40)));

    private final OpenChoices choices;
    private final JsonNode content;
    private final Set<String> direct;

    OpenContent() {
        this.content = read();
        JsonNode anonymity = content.get("anonymity");
        JsonNode agreement = content.get("agreement");
        this.choices = new OpenChoices(choices("themes"), choices("licences"), anonymity.get("k").asInt(), anonymity.get("l").asInt(), anonymity.get("basis").asString(),
                new OpenChoices.OpenAgreement(agreement.get("version").asString(), Text.of(agreement.get("title")), list(agreement.get("clauses")).stream().map(Text::of).toList()));
        this.direct = Set.copyOf(list(content.path("direct").get("elements")).stream().map(JsonNode::asString).toList());
    }

    private static JsonNode read() {
        List<Finding> findings = new ArrayList<>();
        try {
            return YamlSource.read(FILE, new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8), findings).flatMap(root -> Shapes.read(FILE, root, SHAPE, findings)).map(Document::tree)
                    .orElseThrow(() -> new IllegalStateException(findings.toString()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<OpenChoices.OpenChoice> choices(String of) {
        return list(content.get(of)).stream().map(one -> new OpenChoices.OpenChoice(one.get("code").asString(), Text.of(one.get("name")), one.hasNonNull("address") ? one.get("address").asString() : null)).toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    OpenChoices choices() {
        return choices;
    }

    Optional<OpenChoices.OpenChoice> theme(@Nullable String code) {
        return choices.themes().stream().filter(one -> one.code().equals(code)).findFirst();
    }

    Optional<OpenChoices.OpenChoice> licence(@Nullable String code) {
        return choices.licences().stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** Code of the European data theme it stands for, which DCAT-AP wants. */
    Optional<String> europeanTheme(@Nullable String code) {
        return list(content.get("themes")).stream().filter(one -> one.get("code").asString().equals(code)).map(one -> one.get("eu").asString()).findFirst();
    }

    /** A data element that names a person by itself. */
    boolean direct(@Nullable String element) {
        return element != null && direct.contains(element);
    }

    boolean direct(ValuePattern pattern) {
        return list(content.path("direct").get("patterns")).stream().anyMatch(one -> one.asString().equals(pattern.name()));
    }

    Limit decide() {
        JsonNode decide = content.path("limits").path("decide");
        return new Limit(decide.get("days").asInt(), LimitUnit.WORKING_DAY, decide.get("basis").asString());
    }

    int longestGrant() {
        return content.get("longestGrant").asInt();
    }

    /** SM3 over the agreement in Chinese, hexadecimal: which text was accepted. */
    String agreementDigest() {
        StringBuilder text = new StringBuilder(choices.agreement().title().zh());
        choices.agreement().clauses().forEach(clause -> text.append('\n').append(clause.zh()));
        return HexFormat.of().formatHex(Sm3.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
