package luoshu.trust.messages;

/** An adapter that takes WAITING messages of a channel to the world. A channel nobody serves is shown on the outbox page instead. */
public interface MessageChannel {
    boolean serves(Message.Channel channel);
}
