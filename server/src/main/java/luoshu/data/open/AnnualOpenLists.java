package luoshu.data.open;

import java.util.List;

/** 年度开放清单: what is open at the end of a year, derived from what is published and published itself by the data authority. */
public interface AnnualOpenLists {

    /** Newest first; for everybody. */
    List<AnnualOpenList> list();

    /** The list as CSV; for everybody. @throws luoshu.kernel.problems.NotFound */
    byte[] csv(int year, String organ);

    /**
     * Publishes the list of what the authority may publish, as it stands; it is never changed.
     *
     * @throws luoshu.kernel.problems.Invalid when it is not this year or the last
     * @throws luoshu.kernel.problems.Refused 409 {@code open-list-published}, {@code open-list-empty}
     */
    AnnualOpenList publish(int year);
}
