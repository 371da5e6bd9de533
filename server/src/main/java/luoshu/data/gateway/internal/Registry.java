package luoshu.data.gateway.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.data.gateway.ServiceOperation;
import luoshu.trust.signing.Sm2Verifier;
import luoshu.trust.signing.Sm3Key;
import org.springframework.stereotype.Component;

/** Keys, sessions and operations as they are, without a statement per call; see {@link Changes}. */
@Component
class Registry {

    private static final int MOST = 20_000;
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9_.-]+)\\}");

    /** {@code verifier}: ready for the key. */
    record Key(SystemQueries.HeldKey held, Sm2Verifier verifier) {
    }

    /** An operation whose path can be recognised. */
    record Route(ServiceFile service, ServiceOperation operation, Pattern path, List<String> variables) {

        /** Values of the path's variables; empty: another path. */
        Optional<Map<String, String>> match(String method, String sent) {
            Matcher matcher = path.matcher(sent);
            if (!operation.method().equals(method) || !matcher.matches()) {
                return Optional.empty();
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < variables.size(); i++) {
                values.put(variables.get(i), URLDecoder.decode(matcher.group(i + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
            }
            return Optional.of(values);
        }
    }

    private record Known(long number, ConcurrentHashMap<String, Key> keys, ConcurrentHashMap<UUID, List<Route>> routes, ConcurrentHashMap<String, Session> sessions) {
    }

    private final SystemQueries systems;
    private final ServiceQueries services;
    private final SessionQueries sessions;
    private final SessionSecrets secrets;
    private final Changes changes;
    private volatile Known known = new Known(-1, new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());

    Registry(SystemQueries systems, ServiceQueries services, SessionQueries sessions, SessionSecrets secrets, Changes changes) {
        this.systems = systems;
        this.services = services;
        this.sessions = sessions;
        this.secrets = secrets;
        this.changes = changes;
    }

    private Known known() {
        long now = changes.number();
        Known all = known;
        if (all.number != now) {
            all = new Known(now, new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
            known = all;
        }
        return all;
    }

    /** Whether key, session and resource are found without a statement. */
    boolean atHand(String key, String session, UUID resource) {
        Known all = known;
        return changes.atHand() && all.number == changes.number() && all.keys.containsKey(key) && all.sessions.containsKey(session) && all.routes.containsKey(resource);
    }

    Optional<Key> key(String id) {
        Known all = known();
        Key key = all.keys.get(id);
        if (key != null) {
            return Optional.of(key);
        }
        Optional<Key> read = systems.key(id).map(held -> new Key(held, new Sm2Verifier(held.point())));
        if (all.keys.size() < MOST) {
            read.ifPresent(one -> all.keys.put(id, one));
        }
        return read;
    }

    /**
     * Whoever cannot speak for the session learns nothing about it and causes no statement.
     *
     * @param speaks whether the message was made with this secret
     * @throws Refusal {@code bad-signature}, {@code unknown-session}
     */
    Session session(String id, String key, Predicate<Sm3Key> speaks) {
        Known all = known();
        Session session = all.sessions.get(id);
        Sm3Key secret = session != null && session.key().equals(key) ? session.secret() : new Sm3Key(secrets.of(id, key));
        if (!speaks.test(secret)) {
            throw Refusal.request(401, "bad-signature", "luoshu-mac is not that of the session and its key over this question");
        }
        if (session == null) {
            SessionQueries.Row row = sessions.find(id).orElseThrow(() -> Refusal.request(401, "unknown-session", "no such session"));
            session = new Session(id, row.key(), row.opened(), row.until(), row.ended(), secret);
            if (all.sessions.size() >= MOST) {
                all.sessions.clear(); // most are over
            }
            all.sessions.put(id, session);
        }
        return session;
    }

    Sm3Key secret(String session, String key) {
        Session recent = known.sessions.get(session);
        return recent != null && recent.key().equals(key) ? recent.secret() : new Sm3Key(secrets.of(session, key));
    }

    /** What gives a resource; fixed paths before those with variables. */
    List<Route> routes(UUID resource) {
        Known all = known();
        List<Route> routes = all.routes.get(resource);
        if (routes == null) {
            routes = services.offered(resource).stream().map(Registry::route).sorted(Comparator.comparingInt(one -> one.variables().size())).toList();
            if (all.routes.size() < MOST) {
                all.routes.put(resource, routes);
            }
        }
        return routes;
    }

    private static Route route(ServiceQueries.Offered offered) {
        List<String> variables = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        Matcher variable = VARIABLE.matcher(offered.operation().path());
        int from = 0;
        while (variable.find()) {
            pattern.append(Pattern.quote(offered.operation().path().substring(from, variable.start()))).append("([^/]+)");
            variables.add(variable.group(1));
            from = variable.end();
        }
        pattern.append(Pattern.quote(offered.operation().path().substring(from)));
        return new Route(offered.service(), offered.operation(), Pattern.compile(pattern.toString()), List.copyOf(variables));
    }
}
