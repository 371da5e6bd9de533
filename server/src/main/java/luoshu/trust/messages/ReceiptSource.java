package luoshu.trust.messages;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Extension point: a gateway that tells what became of messages. It may repeat itself, be late and come in any order. */
public interface ReceiptSource {

    /** Stands in the address of its callbacks. */
    String code();

    /**
     * @param header value of a header of the request
     * @throws luoshu.kernel.problems.Problem when it is not this gateway's, or too old
     */
    List<DeliveryReceipt> read(byte[] body, Function<String, @Nullable String> header);
}
