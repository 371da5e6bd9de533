package luoshu.data.open;

import java.util.Map;

/** The reading actions of CKAN's API version 3, so that its clients and harvesters can read the catalogue. */
public interface CkanApi {

    /** {@code body}: CKAN's envelope. */
    record CkanAnswer(int status, Map<String, Object> body) {
    }

    /** @param parameters of the query; unknown ones are passed over, as CKAN does */
    CkanAnswer act(String action, Map<String, String> parameters);
}
