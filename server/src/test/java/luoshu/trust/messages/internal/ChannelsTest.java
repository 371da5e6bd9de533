package luoshu.trust.messages.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.OutboxMessage;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The adapters against real servers of their protocols, on loopback. */
class ChannelsTest {

    private static final UUID ID = new UUID(1, 2);

    private static OutboxMessage message(Message.Channel channel, String recipient) {
        return new OutboxMessage(ID, Instant.parse("2026-04-20T01:00:00Z"), channel, recipient, "case.case-accepted", "申请已受理\n办件 4115 已受理。", "WAITING", Instant.parse("2026-05-20T01:00:00Z"), null);
    }

    @Test
    void mail_arrives_in_chinese_under_the_outbox_id() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            new MailServer(new MessageSettings.Smtp("127.0.0.1", server.getSmtp().getPort(), null, null, "no-reply@luoshu.example", false, Duration.ofSeconds(10)))
                    .deliver(message(Message.Channel.EMAIL, "liuyan@example.com"));
            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("申请已受理");
            assertThat(mail.getContent().toString()).contains("办件 4115 已受理。");
            assertThat(mail.getMessageID()).contains(ID.toString());
        } finally {
            server.stop();
        }
    }

    @Test
    void an_address_cannot_smuggle_a_header() {
        assertThatThrownBy(() -> new MailServer(new MessageSettings.Smtp("127.0.0.1", 1, null, null, "a@b.example", false, Duration.ofSeconds(1)))
                .deliver(message(Message.Channel.EMAIL, "a@b.example\r\nBcc: c@d.example"))).isInstanceOf(Exception.class);
    }

    @Test
    void an_sms_goes_by_http_and_a_refusal_is_noticed() throws Exception {
        AtomicReference<String> got = new AtomicReference<>("");
        AtomicInteger status = new AtomicInteger(202);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/sms", exchange -> {
            got.set(exchange.getRequestHeaders().getFirst("Authorization") + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        try {
            SmsGateway gateway = new SmsGateway(new MessageSettings.Sms("http://127.0.0.1:" + server.getAddress().getPort() + "/sms", "t0ken", null, Duration.ofSeconds(5)), new JsonMapper());
            gateway.deliver(message(Message.Channel.SMS, "19900000002"));
            assertThat(got.get()).startsWith("Bearer t0ken ").contains("19900000002", ID.toString());
            status.set(500);
            assertThatThrownBy(() -> gateway.deliver(message(Message.Channel.SMS, "19900000002"))).isInstanceOf(IOException.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void what_may_be_switched_off_carries_the_way_to_do_it() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            new MailServer(new MessageSettings.Smtp("127.0.0.1", server.getSmtp().getPort(), null, null, "no-reply@luoshu.example", false, Duration.ofSeconds(10)))
                    .deliver(message(Message.Channel.EMAIL, "liuyan@example.com").withUnsubscribe("https://zw.example/api/public/messages/unsubscribe?token=abc"));
            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<https://zw.example/api/public/messages/unsubscribe?token=abc>");
            assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            assertThat(mail.getContent().toString()).contains("https://zw.example/messages/unsubscribe?token=abc");
        } finally {
            server.stop();
        }
    }
}
