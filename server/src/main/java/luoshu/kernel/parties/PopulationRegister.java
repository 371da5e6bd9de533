package luoshu.kernel.parties;

/** Extension point: the population register of public security. Answers within seconds or says Unavailable; never throws for an outage. */
public interface PopulationRegister {
    RegisterAnswer<PopulationRecord> find(CitizenId citizenId);
}
