package luoshu.data.gateway.internal;

import luoshu.kernel.database.RecentNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The number that moves with every change to services, systems and keys. */
@Component("gatewayChanges")
class Changes {

    private final JdbcClient jdbc;
    private final RecentNumber recent;

    Changes(JdbcClient jdbc) {
        this.jdbc = jdbc;
        recent = new RecentNumber(() -> jdbc.sql("select number from gateway.change").query(Long.class).single());
    }

    long number() {
        return recent.get();
    }

    boolean atHand() {
        return recent.atHand();
    }

    /** In the transaction of the change; one at a time. */
    void announce() {
        jdbc.sql("update gateway.change set number = number + 1").update();
        recent.moved();
    }
}
