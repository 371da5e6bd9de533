package luoshu.data.sources.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceUnavailable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The platform's own database is no data source – except in a demonstration, which may show itself, but never to be written to. */
@Component
class OwnDatabase {

    private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^:/?\\[\\]]+|\\[[^]]+])(?::([0-9]+))?/([^?]*).*");
    private static final int PORT = 5432;
    private final DataSource own;
    private final boolean demonstration;

    OwnDatabase(DataSource own, @Value("${luoshu.demo}") boolean demonstration) {
        this.own = own;
        this.demonstration = demonstration;
    }

    /** @throws SourceUnavailable {@link SourceOutcome#OWN_DATABASE} */
    void refuse(InetAddress address, int port, String database, boolean writing) {
        if ((writing || !demonstration) && is(url(), address, port, database)) {
            throw new SourceUnavailable(SourceOutcome.OWN_DATABASE);
        }
    }

    static boolean is(String url, InetAddress address, int port, String database) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches() || port != (parts.group(2) == null ? PORT : Integer.parseInt(parts.group(2))) || !database.equals(parts.group(3))) {
            return false;
        }
        try {
            List<InetAddress> mine = Arrays.asList(InetAddress.getAllByName(parts.group(1)));
            return mine.contains(address) || address.isLoopbackAddress() && mine.stream().anyMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException gone) {
            return false;
        }
    }

    private String url() {
        try {
            return String.valueOf(own.unwrap(HikariDataSource.class).getJdbcUrl());
        } catch (SQLException another) {
            return "";
        }
    }
}
