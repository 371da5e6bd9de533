package luoshu.trust.certificates;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Extension point: the upper platform (province, nation) whose directory of certificates 电子证照目录 ours goes into. Without one, entries wait. */
public interface DirectoryPlatform {

    String name();

    /** Part of the demonstration, and shown as such. */
    boolean simulated();

    /**
     * Hands a batch in. The same batch handed in again is answered as the first time, so a lost answer doubles nothing.
     *
     * @throws IOException no answer that can be believed: the batch is handed in again later
     */
    Receipt hand(UUID batch, List<Entry> entries) throws IOException;

    /** A row of {@code up_lic_data}. {@code key}: of the row in this platform; {@code holderCode} in clear. */
    record Entry(String key, String type, String typeCode, String name, String number, String holder, String holderCode, String holderType, String areaCode, String sourceId, String issueDept,
                 String issueDeptCode, LocalDate issueDate, String operation) {

        @Override
        public String toString() {
            return "Entry[" + key + "]";
        }
    }

    /**
     * @param number   of the receipt
     * @param refused  why, by key of the row; everything else is taken
     */
    record Receipt(String number, Map<String, String> refused) {
        public Receipt {
            refused = Map.copyOf(refused);
        }
    }
}
