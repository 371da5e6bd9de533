package luoshu.trust.ledger.internal.notary;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import luoshu.trust.ledger.CheckpointNotary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NotarisationQueries {

    private final JdbcClient jdbc;

    NotarisationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String chain, long size, CheckpointNotary.Kept kept, Instant at) {
        jdbc.sql("insert into ledger.notarisation (chain, size, transaction, block, at) values (:chain, :size, :transaction, :block, :at) on conflict (chain, size) do nothing")
                .param("chain", chain).param("size", size).param("transaction", kept.transaction()).param("block", kept.block()).param("at", Timestamp.from(at)).update();
    }

    Optional<Notarised> newest(String chain) {
        return jdbc.sql("select chain, size, transaction, block, at from ledger.notarisation where chain = :chain order by size desc limit 1").param("chain", chain)
                .query(Notarised.class).optional();
    }

    List<Notarised> newest(int most) {
        return jdbc.sql("select chain, size, transaction, block, at from ledger.notarisation order by at desc, size desc limit :most").param("most", most).query(Notarised.class).list();
    }
}
