package luoshu.trust.registers.internal;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.EnterpriseRegister;
import luoshu.kernel.parties.PopulationRecord;
import luoshu.kernel.parties.PopulationRegister;
import luoshu.kernel.parties.RealNameVerifier;
import luoshu.kernel.parties.RegisterAnswer;
import luoshu.kernel.regions.Regions;
import luoshu.trust.registers.RegisterState;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The simulated registers as beans; with {@code luoshu.registers.simulated=false} there are none. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "luoshu.registers.simulated", matchIfMissing = true)
class SimulatedRegisters {

    static final String POPULATION = "population";
    static final String ENTERPRISE = "enterprise";
    /** What a client of a real register would wait before it gives up. */
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int RETRY_SECONDS = 30;

    private final RegisterQueries queries;

    SimulatedRegisters(RegisterQueries queries, Regions regions, PlatformTransactionManager transactions) {
        this.queries = queries;
        RegisterRows rows = new RegisterRows();
        String hash = rows.sha256();
        if (!hash.equals(queries.loadedHash())) {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                queries.lockLoading();
                if (!hash.equals(queries.loadedHash())) {
                    queries.replace(rows.persons(regions), rows.enterprises(), hash);
                }
            });
        }
    }

    @Bean
    PopulationRegister populationRegister() {
        return number -> answer(POPULATION, () -> queries.findPerson(number));
    }

    @Bean
    EnterpriseRegister enterpriseRegister() {
        return code -> answer(ENTERPRISE, () -> queries.findEnterprise(code));
    }

    @Bean
    RealNameVerifier realNameVerifier(PopulationRegister population) {
        return new SimulatedRealNameVerifier(population);
    }

    private <T> RegisterAnswer<T> answer(String register, Supplier<Optional<T>> look) {
        OptionalInt retryAfter = misbehave(queries.findState(register).orElseThrow());
        if (retryAfter.isPresent()) {
            return new RegisterAnswer.Unavailable<>(retryAfter.getAsInt());
        }
        return look.get().<RegisterAnswer<T>>map(found -> new RegisterAnswer.Found<>(found, true)).orElseGet(() -> new RegisterAnswer.Unknown<>(true));
    }

    /** Takes its time; seconds to wait when there will be no answer. */
    private static OptionalInt misbehave(RegisterState state) {
        if (state.outage()) {
            return OptionalInt.of(RETRY_SECONDS);
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int takes = state.latencyMillis() == 0 ? 0 : (int) (state.latencyMillis() * (0.5 + random.nextDouble()));
        try {
            Thread.sleep(Math.min(takes, PATIENCE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.of(1);
        }
        return takes > PATIENCE_MILLIS || random.nextInt(1000) < state.failurePermille() ? OptionalInt.of(2) : OptionalInt.empty();
    }

    /** Compares with the population register; takes anybody for the real person except when the evidence says {@code refuse}. */
    private record SimulatedRealNameVerifier(PopulationRegister population) implements RealNameVerifier {

        @Override
        public Verification verifyData(String name, CitizenId citizenId) {
            return switch (population.find(citizenId)) {
                case RegisterAnswer.Unavailable<PopulationRecord> away -> new Verification.Unavailable(away.retryAfterSeconds());
                case RegisterAnswer.Unknown<PopulationRecord> unknown -> new Verification.Mismatched(Verification.Reason.NO_SUCH_PERSON);
                case RegisterAnswer.Found<PopulationRecord> found -> !found.record().name().equals(name) ? new Verification.Mismatched(Verification.Reason.NAME_DIFFERS)
                        : !found.record().alive() ? new Verification.Mismatched(Verification.Reason.DECEASED) : new Verification.Matched(true);
            };
        }

        @Override
        public Verification verifyPresence(String name, CitizenId citizenId, String evidence) {
            return evidence.equals("refuse") ? new Verification.Mismatched(Verification.Reason.NOT_THE_PERSON) : verifyData(name, citizenId);
        }
    }
}
