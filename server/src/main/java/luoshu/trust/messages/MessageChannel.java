package luoshu.trust.messages;

/** An adapter that takes WAITING messages of a channel to the world. A channel nobody serves is shown on the outbox page instead. */
public interface MessageChannel {
    boolean serves(Message.Channel channel);

    /**
     * Hands one message over; returning means the other side took it. Throwing has it tried again later, {@link MessageRefused} not. May be called twice for one message: send its id along.
     * Keep a timeout.
     */
    void deliver(OutboxMessage message) throws Exception;
}
