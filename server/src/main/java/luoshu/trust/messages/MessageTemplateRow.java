package luoshu.trust.messages;

import java.util.List;

import luoshu.kernel.texts.Text;

/** A template in the list: what is in force. {@code api}: systems of organs may send it. */
public record MessageTemplateRow(String key, String kind, Text kindName, Text title, List<Message.Channel> channels, boolean urgent, boolean api, int version, boolean draft) {
}
