/**
 * 库表交换: tables moved between databases of organs. A flow says what goes where, field by field, with what rows have to be; a run reads by key in chunks, holds one row at a time, and writes each
 * chunk with its checkpoint in one transaction of the target, so that a kill at any moment loses and doubles nothing. A full exchange becomes visible by one swap, an incremental one is merged by key.
 * Rows are counted and digested on the way out and read back from the target; what differs ends the run before anything is seen. Rejected rows keep key and reasons, not the row: it is read again
 * when it is sent again. A capture reads the whole table once and then follows the log of the source: whole transactions, with the place behind them in the transaction of the target.
 */
@ApplicationModule(displayName = "data · exchange")
@NullMarked
package luoshu.data.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
