package luoshu.trust.ledger.internal;

import javax.sql.DataSource;

import luoshu.kernel.database.DataFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    SavedCheckpoint savedCheckpoint(DataFolder data) {
        return new SavedCheckpoint(data.resolve("ledger").resolve("checkpoint"));
    }

    @Bean(destroyMethod = "")
    Sequencer ledgerSequencer(DataSource database, LogQueries stored, SavedCheckpoint saved, LedgerSettings settings) {
        return new Sequencer(database, stored, new Guard(stored, saved, settings.origin()), settings.patience());
    }
}
