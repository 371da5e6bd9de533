package luoshu.data.cascade.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import luoshu.data.cascade.LetterDirection;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Figures of both sides, each signed by who states them. */
@Component
class Statements {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String HEAD = "luoshu-statement-1\n";
    private static final int MOST_FIGURES = 1_000;
    private static final int LONGEST = 400_000;
    private static final JsonMapper JSON = JsonMapper.shared();
    private final MessageQueries messages;
    private final Envelope envelope;
    private final OwnDivision own;
    private final CascadeSettings settings;

    Statements(MessageQueries messages, Envelope envelope, OwnDivision own, CascadeSettings settings) {
        this.messages = messages;
        this.envelope = envelope;
        this.own = own;
        this.settings = settings;
    }

    Parcel.Stated state(NodeFile node, Instant now) {
        LocalDate from = from(now);
        List<Statement.Figure> figures = new ArrayList<>(messages.figures(node.id(), LetterDirection.OUT, from, node.acknowledged()));
        figures.addAll(messages.figures(node.id(), LetterDirection.IN, from, node.received()));
        String text = JSON.writeValueAsString(new Statement(own.code(), node.division(), now, from, node.acknowledged(), node.received(), figures));
        return new Parcel.Stated(text, envelope.signed(HEAD + text));
    }

    LocalDate from(Instant now) {
        return LocalDate.ofInstant(now, CHINA).minusDays(settings.history() - 1L);
    }

    /** @throws Refused what is not this node's signed statement about this link */
    void keep(NodeFile node, Parcel.Stated stated) {
        if (stated.text() == null || stated.text().length() > LONGEST || stated.text().indexOf(0) >= 0 || !Envelope.verifies(node.key(), HEAD + stated.text(), stated.signature())) {
            throw new Refused(Problem.Kind.NOT_PERMITTED, "cascade-statement", "the statement is not signed by its node");
        }
        Statement said = read(stated.text());
        if (!node.division().equals(said.by()) || !own.code().equals(said.about()) || said.at() == null || said.from() == null || said.figures() == null || said.figures().size() > MOST_FIGURES
                || said.figures().stream().anyMatch(one -> one.day() == null || one.kind() == null || one.direction() == null || one.digest() == null || !one.digest().matches("[0-9a-f]{64}"))) {
            throw new Refused(Problem.Kind.NOT_PERMITTED, "cascade-statement", "the statement is not about this link");
        }
        messages.state(node.id(), LocalDate.ofInstant(said.at(), CHINA), said.at(), stated.text(), Base64.getDecoder().decode(stated.signature()), node.key());
    }

    Optional<Statement> last(NodeFile node) {
        return messages.lastStatement(node.id()).map(Statements::read);
    }

    private static Statement read(String text) {
        try {
            return JSON.readValue(text, Statement.class);
        } catch (JacksonException wrong) {
            throw new Refused(Problem.Kind.INVALID, "cascade-statement", "the statement is not understood");
        }
    }
}
