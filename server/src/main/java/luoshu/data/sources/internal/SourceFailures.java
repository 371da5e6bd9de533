package luoshu.data.sources.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;

import javax.net.ssl.SSLException;

import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceUnavailable;
import org.jspecify.annotations.Nullable;

/** What went wrong, from what a driver throws: by its codes where the kind knows them, else by what lies beneath. */
final class SourceFailures {

    private static final int DEEP = 20;

    private SourceFailures() {
    }

    static SourceUnavailable of(SourceKind kind, SQLException thrown) {
        @Nullable String state = null;
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEP; depth++, cause = cause.getCause()) {
            if (cause instanceof SQLException one) {
                SourceOutcome known = known(kind, one);
                state = state == null ? state(one) : state;
                if (known != null) {
                    return new SourceUnavailable(known, state(one));
                }
            }
            SourceOutcome network = network(cause);
            if (network != null) {
                return new SourceUnavailable(network, state);
            }
        }
        return new SourceUnavailable(SourceOutcome.FAILED, state);
    }

    static @Nullable SourceOutcome network(Throwable cause) {
        return switch (cause) {
            case SQLTimeoutException _, SocketTimeoutException _ -> SourceOutcome.TIMEOUT;
            case NoRouteToHostException _ -> SourceOutcome.UNREACHABLE;
            case ConnectException _ -> SourceOutcome.REFUSED;
            case SSLException _ -> SourceOutcome.TLS_FAILED;
            case IOException lost when String.valueOf(lost.getMessage()).contains("unreachable") -> SourceOutcome.UNREACHABLE;
            default -> null;
        };
    }

    /** SQLSTATE before number: numbers are a driver's own. */
    private static @Nullable SourceOutcome known(SourceKind kind, SQLException one) {
        SourceOutcome byState = one.getSQLState() == null ? null : kind.outcomes().get(one.getSQLState());
        return byState != null ? byState : kind.outcomes().get(String.valueOf(one.getErrorCode()));
    }

    private static @Nullable String state(SQLException one) {
        String state = one.getSQLState() != null ? one.getSQLState() : one.getErrorCode() != 0 ? String.valueOf(one.getErrorCode()) : null;
        return state == null || !state.matches("-?[0-9A-Z]{1,10}") ? null : state;
    }
}
