package luoshu.trust.messages;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import io.swagger.v3.oas.annotations.media.Schema;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a template says on each way. {@code sms}, {@code mail} and {@code webhook} are said as in the inbox where they are missing.
 *
 * @param urgent    not held back in quiet hours
 * @param signature 短信签名 without its brackets; null: the platform's
 */
public record TemplateContent(boolean urgent, Set<Message.Channel> channels, Words inApp, @Nullable Text sms, @Nullable Words mail, @Nullable Text webhook, @Nullable String signature) {

    @Schema(name = "TemplateText")
    public record Words(Text title, Text body) {
    }

    public TemplateContent {
        EnumSet<Message.Channel> ordered = EnumSet.noneOf(Message.Channel.class); // in one order, because contents are compared by digest
        ordered.addAll(channels == null ? Set.of() : channels);
        channels = Collections.unmodifiableSet(ordered);
    }

    /** False for what was sent with holes in it. */
    public boolean whole() {
        return whole(inApp) && (mail == null || whole(mail));
    }

    private static boolean whole(@Nullable Words words) {
        return words != null && words.title != null && words.body != null;
    }

    public Text smsOrDefault() {
        return sms != null ? sms : new Text(inApp.title.zh() + "。" + inApp.body.zh(), inApp.title.en() + ". " + inApp.body.en());
    }

    public Words mailOrDefault() {
        return mail != null ? mail : inApp;
    }

    public Text webhookOrDefault() {
        return webhook != null ? webhook : new Text(inApp.title.zh() + "\n" + inApp.body.zh(), inApp.title.en() + "\n" + inApp.body.en());
    }
}
