package luoshu.data.sources;

import java.util.Map;

/** What columns are taken for, for modules that look at tables themselves: the suggestions made of live tables, and the numbers of persons that stand somewhere in a value. For officials. */
public interface Sensitivity {

    /** Looks at one column. @param name as the table calls it; it is read as name and as comment */
    Look column(String name);

    interface Look {

        /** A value; full-width digits and letters count as what they look like. Empty ones are passed over. */
        void take(String value);

        ColumnSuggestion suggestion();

        /** How many values have or hide a number, address or plate of a person. */
        Map<ValuePattern, Integer> identifiers();
    }
}
