package luoshu.data.gateway.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.netty.channel.EventLoop;
import luoshu.data.contracts.ContractItem;
import luoshu.data.gateway.CallFault;
import luoshu.data.sources.SourceServing;
import luoshu.data.sources.SourceUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers admitted questions from tables: one statement each, of the rows and columns the contract gives, on a thread that may wait. */
@Component
class TableCalls {

    /** SQLSTATEs of a statement that was good for another table: no such table or column, no such operator, types that do not fit. */
    private static final Set<String> CHANGED = Set.of("42P01", "42703", "42883", "42804", "42846", "3F000");
    private static final long GRACE = 200;
    private final SourceServing sources;
    private final AnswerShape shape;
    private final TableCursors cursors;
    private final TableDrifts drifts;
    private final GatewaySettings settings;
    private final EventLoops loops;

    TableCalls(SourceServing sources, AnswerShape shape, TableCursors cursors, TableDrifts drifts, GatewaySettings settings, EventLoops loops) {
        this.sources = sources;
        this.shape = shape;
        this.cursors = cursors;
        this.drifts = drifts;
        this.settings = settings;
        this.loops = loops;
    }

    /** {@code last}: key of the last row; empty: there are no more. */
    private record Page(List<ObjectNode> rows, List<String> last) {
    }

    /** A column is of another type. */
    private static final class Changed extends RuntimeException {
        Changed() {
            super("changed", null, false, false);
        }
    }

    /** A question as its table is asked. {@code bound}: what its cursors are good for; {@code most}: rows of a page. */
    private record Asking(Understood understood, ServedTable table, List<ServedTable.Column> given, TableStatement statement, byte[] bound, int most) {
    }

    /**
     * All that can be said without the database.
     *
     * @return goes on on the loop
     * @throws Refusal {@code bad-parameter}, {@code filter-not-agreed}, {@code no-test-address}, {@code provider-condition}, {@code provider-field-missing}
     */
    ProviderCalls.Ready ready(Question question, Understood understood, ServedTable table) {
        TableQuestion asked = TableQuestion.read(question, table, understood.contract());
        byte[] bound = TableQuestion.bound(question, understood.route(), understood.test());
        List<String> after = asked.after() == null ? List.of() : cursors.open(asked.after(), bound, table.key().size());
        List<ServedTable.Column> given = given(question, understood, table);
        TableStatement statement = new TableStatement(table, name(table, understood), given, asked.asked(), asked.condition(), after, asked.rows() + 1);
        Asking asking = new Asking(understood, table, given, statement, bound, asked.rows());
        return loop -> ask(loop, asking);
    }

    private CompletableFuture<AnswerShape.Shaped> ask(EventLoop loop, Asking asking) {
        return CompletableFuture.supplyAsync(() -> answer(asking), loops.elsewhere()).orTimeout(asking.understood().route().service().timeoutMillis() + GRACE, TimeUnit.MILLISECONDS).handleAsync((shaped, failed) -> {
            if (failed == null) {
                return shaped;
            }
            throw Providers.cause(failed) instanceof TimeoutException ? slow() : new CompletionException(Providers.cause(failed));
        }, loop);
    }

    private static Refusal slow() {
        return Refusal.provider(504, "provider-timeout", "the database did not answer in time");
    }

    private AnswerShape.Shaped answer(Asking asking) {
        Understood understood = asking.understood();
        ServiceFile service = understood.route().service();
        ServedTable table = asking.table();
        Page page;
        try {
            page = sources.ask(table.source(), Duration.ofMillis(service.timeoutMillis()), connection -> page(connection, asking));
        } catch (SourceUnavailable away) {
            throw refusal(away, service, table);
        } catch (Changed _) {
            throw drifts.changed(service.id(), table);
        }
        drifts.well(service.id(), table);
        return shape.page(page.rows(), understood.contract(), understood.items(), page.last().isEmpty() ? null : cursors.seal(page.last(), asking.bound()));
    }

    /** A system under test never sees the other table, whatever address the service has. */
    private static String name(ServedTable table, Understood understood) {
        if (!understood.test()) {
            return table.name();
        }
        @Nullable String test = table.testName();
        if (test == null) {
            throw Understanding.noTest();
        }
        return test;
    }

    /** Fields of the contract the table is not served with are left out, unless somebody names them. */
    private static List<ServedTable.Column> given(Question question, Understood understood, ServedTable table) {
        List<ServedTable.Column> given = new ArrayList<>();
        for (ContractItem item : understood.items()) {
            table.column(item.field()).ifPresentOrElse(given::add, () -> {
                if (question.fields().contains(item.field())) {
                    throw new Refusal(502, "provider-field-missing", CallFault.PROVIDER, "the table is not served with this field", 0, Map.of("field", item.field()));
                }
            });
        }
        return given;
    }

    private Page page(Connection connection, Asking asking) throws SQLException {
        List<ServedTable.Column> given = asking.given();
        int keys = asking.table().key().size();
        try (PreparedStatement prepared = asking.statement().prepared(connection); ResultSet row = prepared.executeQuery()) {
            if (!asking.statement().others(row).isEmpty()) {
                throw new Changed();
            }
            List<ObjectNode> rows = new ArrayList<>();
            List<String> last = List.of();
            long size = 0;
            while (row.next()) {
                List<String> key = key(row, given.size(), keys);
                if (key.equals(last)) {
                    throw Refusal.provider(502, "provider-key-twice", "two rows have the same key: pages would lose one of them").answered();
                }
                if (rows.size() == asking.most()) {
                    return new Page(rows, last);
                }
                last = key;
                rows.add(object(row, given));
                size += size(row, given.size());
                if (size > settings.answer().toBytes()) {
                    throw Refusal.provider(502, "provider-too-large", "the page is too large: ask for fewer rows").answered();
                }
            }
            return new Page(rows, List.of());
        }
    }

    private static List<String> key(ResultSet row, int before, int keys) throws SQLException {
        List<String> key = new ArrayList<>();
        for (int i = 1; i <= keys; i++) {
            key.add(row.getString(before + i));
        }
        return key;
    }

    private static ObjectNode object(ResultSet row, List<ServedTable.Column> given) throws SQLException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < given.size(); i++) {
            object.set(given.get(i).field(), given.get(i).served().value(row, i + 1));
        }
        return object;
    }

    private static long size(ResultSet row, int columns) throws SQLException {
        long size = 0;
        for (int i = 1; i <= columns; i++) {
            String text = row.getString(i);
            size += text == null ? 4 : text.length() + 4;
        }
        return size;
    }

    private Refusal refusal(SourceUnavailable away, ServiceFile service, ServedTable table) {
        String state = away.state() == null ? "" : away.state();
        return switch (away.outcome()) {
            case TIMEOUT -> slow();
            case BUSY -> Refusal.provider("provider-busy", "all connections to the database are taken", 1).notAsked();
            case NO_HOSTS, HOST_NOT_ALLOWED, OWN_DATABASE -> Refusal.provider(502, "provider-not-allowed", "the database's host is not among those that may be reached").notAsked();
            case NOT_PERMITTED -> Refusal.provider(502, "provider-refused", "the database does not let the platform read the table").answered();
            case FAILED -> CHANGED.contains(state) ? drifts.changed(service.id(), table)
                    : new Refusal(502, "provider-error", CallFault.PROVIDER, "the database failed", 0, Map.of("state", state));
            case CONNECTED, DRIVER_MISSING, UNKNOWN_HOST, REFUSED, UNREACHABLE, TLS_FAILED, WRONG_PASSWORD, NO_SUCH_DATABASE, NO_SUCH_SCHEMA, NOT_A_TARGET, NOT_MOVABLE, REMOVED ->
                    new Refusal(502, "provider-unreachable", CallFault.PROVIDER, "the database cannot be reached", 0, Map.of("outcome", away.outcome().name()));
        };
    }
}
