package luoshu.data.catalog;

import java.util.List;

/**
 * Between installations: what changed here, for others, and what is in force at others, to be found here. Foreign entries are read and found like one's own and managed nowhere but at home. For the
 * platform itself; who may send what is the caller's business.
 */
public interface ForeignEntries {

    /** Own entries that were put in force or withdrawn after {@code revision}, in its order; of one revision all, whatever {@code most} says. */
    List<EntryChange> changedSince(long revision, int most);

    /** An own entry as it is now. @throws luoshu.kernel.problems.NotFound */
    EntryChange current(String code);

    /**
     * Takes the place of what stood under the code of this origin.
     *
     * @throws luoshu.kernel.problems.Invalid what is out of bounds or missing in an entry in force
     */
    void put(ForeignEntry entry);

    /** @return false without such an entry in force */
    boolean withdraw(String origin, String code);

    /** Entries in force here that come from an origin. */
    int count(String origin);
}
