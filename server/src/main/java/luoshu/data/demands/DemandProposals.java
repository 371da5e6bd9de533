package luoshu.data.demands;

/** Demands nobody had to think of. The organ's officials complete, hand in or discard them like any other. */
public interface DemandProposals {

    /**
     * The demand of the organ for the resource that is under way, or else a new one with a task for the organ. One that was given up or refused is not proposed again for half a year.
     *
     * @throws luoshu.kernel.problems.Refused as {@link Demands#open}
     */
    ProposedDemand propose(DemandProposal proposal);
}
