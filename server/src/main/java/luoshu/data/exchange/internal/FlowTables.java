package luoshu.data.exchange.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.exchange.ExchangeCheck;
import luoshu.data.exchange.ExchangeFinding;
import luoshu.data.exchange.ExchangeMode;
import luoshu.data.sources.SourceLink;
import luoshu.data.sources.SourceLinks;
import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Both ends of a flow, open at once. */
@Component
class FlowTables {

    /** What is done between both ends. {@code plan} is whole where {@code check} has no findings. */
    interface Between<T> {
        T with(Connection source, Connection target, @Nullable ExchangePlan plan, ExchangeCheck check);
    }

    /** Milliseconds. */
    private static final int BRIEF = 15_000;
    private final SourceLinks links;

    FlowTables(SourceLinks links) {
        this.links = links;
    }

    /** @throws ExchangeStopped the end that cannot be reached, and why */
    <T> T open(FlowFile flow, Between<T> between) {
        return open(flow, true, between);
    }

    /**
     * @param anew whether the target is going to be replaced: nothing may hang on it
     * @throws ExchangeStopped the end that cannot be reached, and why
     */
    <T> T open(FlowFile flow, boolean anew, Between<T> between) {
        SourceLink from = link("来源", flow.content().source());
        SourceLink to = link("目标", flow.content().target());
        return at("来源", () -> links.reading(from.id(), source -> onTarget(flow, anew, from, to, source, between)));
    }

    private <T> T onTarget(FlowFile flow, boolean anew, SourceLink from, SourceLink to, Connection source, Between<T> between) {
        return at("目标", () -> links.writing(to.id(), target -> {
            List<ExchangeFinding> findings = new ArrayList<>();
            Optional<PgTable> of = table("来源", source, from, flow.content().sourceTable(), findings);
            Optional<PgTable> into = table("目标", target, to, flow.content().targetTable(), findings);
            if (of.isEmpty() || into.isEmpty()) {
                return between.with(source, target, null, new ExchangeCheck(findings, List.of()));
            }
            List<ExchangeFinding> changed = FlowDrift.between(flow.agreed(), of.get(), into.get());
            ExchangePlan plan = ExchangePlan.of(flow.content(), of.get(), into.get(), findings);
            if (flow.content().mode() == ExchangeMode.CAPTURE) {
                findings.addAll(CaptureNeeds.findings(source, flow.content(), of.get(), flow.id()));
            }
            if (findings.isEmpty() && anew && flow.content().mode() != ExchangeMode.INCREMENTAL) {
                findings.addAll(new Shadow(target, into.get(), flow.id()).hangingOn());
            }
            source.commit();
            target.commit();
            return between.with(source, target, plan, new ExchangeCheck(findings, changed));
        }));
    }

    /** The target alone: to clear away what a run left there. */
    void clear(FlowFile flow, UUID run) {
        SourceLink to = link("目标", flow.content().target());
        at("目标", () -> links.writing(to.id(), target -> {
            ExchangeEngine.abandon(target, schema(to), flow.content().targetTable(), flow.id(), run);
            return true;
        }));
    }

    /** The log of the source. */
    CaptureLog log(UUID source) {
        SourceLink from = link("来源", source);
        return new CaptureLog() {
            @Override
            public <T> T open(SourceLinks.Work<T> work) {
                return at("来源", () -> links.following(from.id(), work));
            }
        };
    }

    /** The source alone: what it keeps for a flow that captures changes; asked briefly. */
    Optional<CaptureSlot.State> slot(UUID source, UUID flow) {
        SourceLink from = link("来源", source);
        return at("来源", () -> links.reading(from.id(), connection -> {
            briefly(connection);
            return new CaptureSlot(flow).find(connection);
        }));
    }

    /** It keeps nothing for the flow any more; asked briefly. */
    void release(UUID source, UUID flow) {
        log(source).open(connection -> {
            briefly(connection);
            new CaptureSlot(flow).drop(connection, true);
            return true;
        });
    }

    private static void briefly(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, BRIEF);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = " + BRIEF / 2);
        }
    }

    private static Optional<PgTable> table(String side, Connection connection, SourceLink link, String name, List<ExchangeFinding> findings) throws SQLException {
        Optional<PgTable> table = PgTable.read(connection, schema(link), name);
        if (table.isEmpty()) {
            findings.add(new ExchangeFinding("table-missing", null, side + "库没有表 " + name));
        }
        return table;
    }

    private static String schema(SourceLink link) {
        return link.schema() == null ? "public" : link.schema();
    }

    private SourceLink link(String side, UUID id) {
        return links.find(id).orElseThrow(() -> new ExchangeStopped("source-unavailable", side + "库：" + SourceOutcome.REMOVED.sentence()));
    }

    private interface Reach<T> {
        T reach();
    }

    private static <T> T at(String side, Reach<T> reach) {
        try {
            return reach.reach();
        } catch (SourceUnavailable away) {
            throw new ExchangeStopped("source-unavailable", side + "库：" + away.outcome().sentence() + (away.state() == null ? "" : "（" + away.state() + "）"));
        }
    }
}
