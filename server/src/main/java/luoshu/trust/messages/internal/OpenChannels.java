package luoshu.trust.messages.internal;

import java.util.List;

import luoshu.trust.messages.Message;
import luoshu.trust.messages.MessageChannel;
import org.springframework.stereotype.Component;

/** Which ways out an adapter serves here. */
@Component
public class OpenChannels {

    private final List<MessageChannel> channels;

    OpenChannels(List<MessageChannel> channels) {
        this.channels = List.copyOf(channels);
    }

    /** WAITING for an adapter, or SHOWN on the outbox page where there is none. */
    public String state(Message.Channel channel) {
        return channels.stream().anyMatch(one -> one.serves(channel)) ? "WAITING" : "SHOWN";
    }
}
