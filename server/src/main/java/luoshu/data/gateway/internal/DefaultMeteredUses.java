package luoshu.data.gateway.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import luoshu.data.gateway.CallFault;
import luoshu.data.gateway.MeteredCalls;
import luoshu.data.gateway.MeteredUses;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DefaultMeteredUses implements MeteredUses {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int PORTION = 20_000;
    private final JdbcClient jdbc;
    private final GatewaySettings settings;
    private final Clock clock;

    DefaultMeteredUses(JdbcClient jdbc, GatewaySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    private record Ended(UUID id, boolean ok, @Nullable CallFault fault, int rows) {
    }

    @Override
    public MeteredCalls count(String contract, Collection<UUID> systems, Instant from, Instant until) {
        UUID[] asking = systems.toArray(UUID[]::new);
        UUID first = TimeOrdered.first(from);
        UUID end = TimeOrdered.first(until);
        Sum sum = new Sum();
        List<Ended> portion = portion(contract, asking, first, end, true);
        while (!portion.isEmpty()) {
            portion.forEach(sum::add);
            portion = portion.size() < PORTION ? List.of() : portion(contract, asking, portion.getLast().id(), end, false);
        }
        return sum.whole();
    }

    private List<Ended> portion(String contract, UUID[] systems, UUID from, UUID until, boolean first) {
        return jdbc.sql("""
                select u.id, a.code is not distinct from 'ok' as ok, case when a.use is null then 'PLATFORM' else a.fault end as fault, coalesce(a.rows, 0) as rows
                from gateway.use u left join gateway.answer a on a.use = u.id
                where u.contract = :contract and (u.id > :since or :first and u.id = :since) and u.id < :until and u.system = any(:systems) and u.environment = 'LIVE' order by u.id limit :portion
                """).param("contract", contract).param("since", from).param("first", first).param("until", until).param("systems", systems).param("portion", PORTION)
                .query((row, _) -> new Ended(row.getObject("id", UUID.class), row.getBoolean("ok"), row.getString("fault") == null ? null : CallFault.valueOf(row.getString("fault")), row.getInt("rows"))).list();
    }

    @Override
    public boolean forgotten(LocalDate day) {
        return day.atStartOfDay(CHINA).isBefore(clock.instant().atZone(CHINA).minus(settings.keep()));
    }

    private static final class Sum {
        private final Sm3 digest = new Sm3();
        private long calls;
        private long answered;
        private long rows;
        private long request;
        private long provider;
        private long platform;

        void add(Ended one) {
            calls++;
            if (one.ok()) {
                answered++;
                rows += one.rows();
                byte[] line = (one.id() + " " + one.rows() + "\n").getBytes(StandardCharsets.US_ASCII);
                digest.update(line, 0, line.length);
            } else if (one.fault() == CallFault.REQUEST) {
                request++;
            } else if (one.fault() == CallFault.PROVIDER) {
                provider++;
            } else {
                platform++;
            }
        }

        MeteredCalls whole() {
            return new MeteredCalls(calls, answered, rows, request, provider, platform, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
