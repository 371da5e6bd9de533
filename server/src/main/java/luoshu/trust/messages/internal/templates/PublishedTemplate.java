package luoshu.trust.messages.internal.templates;

import luoshu.trust.messages.TemplateContent;

/** A template in force. */
public record PublishedTemplate(ShippedTemplate contract, int version, TemplateContent content) {
}
