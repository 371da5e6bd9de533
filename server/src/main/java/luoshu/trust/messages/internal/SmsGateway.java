package luoshu.trust.messages.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;

import luoshu.trust.messages.Message;
import luoshu.trust.messages.MessageChannel;
import luoshu.trust.messages.OutboxMessage;
import tools.jackson.databind.json.JsonMapper;

/** SMS by the HTTP interface of a gateway or of a small converter in front of one. */
class SmsGateway implements MessageChannel {

    private final MessageSettings.Sms settings;
    private final JsonMapper json;
    private final HttpClient http;

    SmsGateway(MessageSettings.Sms settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.timeout()).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    @Override
    public boolean serves(Message.Channel channel) {
        return channel == Message.Channel.SMS;
    }

    @Override
    public void deliver(OutboxMessage message) throws IOException, InterruptedException {
        String body = json.writeValueAsString(Map.of("id", message.id(), "mobile", message.recipient(), "text", message.body(), "template", message.template()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.url())).timeout(settings.timeout()).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Objects.requireNonNullElse(settings.token(), "")).POST(HttpRequest.BodyPublishers.ofString(body)).build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IOException("the SMS gateway answered " + status);
        }
    }
}
