package luoshu.kernel.parties;

/** Extension point: the enterprise register of market regulation. Answers within seconds or says Unavailable; never throws for an outage. */
public interface EnterpriseRegister {
    RegisterAnswer<EnterpriseRecord> find(CreditCode creditCode);
}
