package luoshu.data.exchange;

import java.util.List;
import java.util.UUID;

/** Where columns are carried on to, for modules that follow a value. Who may know it is the caller's business. */
public interface ExchangeCopies {

    /** Flows that move this column of this table; at most 200, by name. */
    List<ExchangeCopy> list(UUID source, String table, String column);
}
