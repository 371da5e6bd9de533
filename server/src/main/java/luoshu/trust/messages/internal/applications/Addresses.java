package luoshu.trust.messages.internal.applications;

import java.util.Optional;
import java.util.regex.Pattern;

import luoshu.kernel.parties.Mobile;
import luoshu.trust.messages.Message;

/** Mobile numbers and mail addresses. */
public final class Addresses {

    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");

    private Addresses() {
    }

    public static boolean mail(String address) {
        return address.length() <= 254 && MAIL.matcher(address).matches();
    }

    public static boolean mobile(String number) {
        return Mobile.isValid(number);
    }

    static Optional<Message.Channel> channel(String address) {
        return mobile(address) ? Optional.of(Message.Channel.SMS) : mail(address) ? Optional.of(Message.Channel.EMAIL) : Optional.empty();
    }

    /** As officials see where a message went. */
    public static String masked(Message.Channel channel, String address) {
        return switch (channel) {
            case SMS -> mobile(address) ? new Mobile(address).masked() : "***";
            case EMAIL -> address.indexOf('@') > 0 ? address.charAt(0) + "***" + address.substring(address.indexOf('@')) : "***";
            case IN_APP, WEBHOOK -> "";
        };
    }
}
