package luoshu.data.contracts.internal;

import luoshu.kernel.database.RecentNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The number that moves with every act on a contract. */
@Component
class ContractChanges {

    private final JdbcClient jdbc;
    private final RecentNumber recent;

    ContractChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
        recent = new RecentNumber(() -> jdbc.sql("select number from contracts.change").query(Long.class).single());
    }

    long number() {
        return recent.get();
    }

    boolean atHand() {
        return recent.atHand();
    }

    /** In the transaction of the change; one at a time. */
    void announce() {
        jdbc.sql("update contracts.change set number = number + 1").update();
        recent.moved();
    }
}
