package luoshu.data.open;

import java.util.List;
import java.util.UUID;

/** Where columns stand in the open, for modules that follow a value. */
public interface OpenCopies {

    /** Public versions of data sets made from this entry that have a column of the item's name or field; at most 100. */
    List<OpenCopy> list(UUID resource, String field, String name);
}
