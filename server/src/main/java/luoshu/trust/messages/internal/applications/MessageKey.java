package luoshu.trust.messages.internal.applications;

import java.util.UUID;

import luoshu.trust.messages.MessageApplication;

/** A key that is in force, as a request carries it. */
public record MessageKey(UUID id, MessageApplication.KeyKind kind, UUID application, String name) {

    /** Under which a request carries it. */
    public static final String ATTRIBUTE = "luoshu.messages.key";
}
