package luoshu.client;

import java.net.http.HttpHeaders;

/**
 * An answer that was proven to be the gateway's to this question.
 *
 * @param use      number of the record of use
 * @param question SM3 of what was asked, to keep with the receipt
 * @param receipt  in Base64; empty in a session: {@link GatewayClient#receipts}
 */
public record GatewayAnswer(byte[] body, String use, byte[] question, String receipt, String rows, boolean cached) {

    static GatewayAnswer of(byte[] body, byte[] question, HttpHeaders headers) {
        return new GatewayAnswer(body, headers.firstValue("Luoshu-Use").orElse(""), question, headers.firstValue("Luoshu-Receipt").orElse(""), headers.firstValue("Luoshu-Rows").orElse(""),
                headers.firstValue("Luoshu-Cached").orElse("").equals("true"));
    }
}
