package luoshu.trust.messages.internal;

import java.util.Date;
import java.util.Optional;
import java.util.Properties;

import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.MessageChannel;
import luoshu.trust.messages.MessageRefused;
import luoshu.trust.messages.OutboxMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** E-mail by SMTP; what may be switched off carries a link that does it without signing in (RFC 8058). The first line of a body is the subject; the Message-ID is the outbox id, so that a repeated delivery is recognised. */
class MailServer implements MessageChannel {

    private static final String ONE_CLICK = "/api/public/messages/unsubscribe?";
    private static final String PAGE = "/messages/unsubscribe?";
    private static final String FOOT = "\n\n—— \n不想再收到这类邮件：%s\n";
    private final MessageSettings.Smtp settings;
    private final Session session;

    MailServer(MessageSettings.Smtp settings) {
        this.settings = settings;
        Properties properties = new Properties();
        String millis = String.valueOf(settings.timeout().toMillis());
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", String.valueOf(settings.port()));
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.auth", String.valueOf(settings.user() != null));
        properties.put("mail.smtp.starttls.enable", String.valueOf(settings.startTls()));
        properties.put("mail.smtp.starttls.required", String.valueOf(settings.startTls()));
        this.session = Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.user(), settings.password());
            }
        });
    }

    @Override
    public boolean serves(Message.Channel channel) {
        return channel == Message.Channel.EMAIL;
    }

    @Override
    public void deliver(OutboxMessage message) throws MessagingException, MessageRefused {
        String[] parts = message.body().split("\n", 2);
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + message.id() + "@luoshu>");
            }
        };
        mail.setFrom(new InternetAddress(settings.from()));
        mail.setRecipient(RecipientType.TO, new InternetAddress(message.recipient(), true));
        mail.setSubject(parts[0].replaceAll("[\\r\\n]", " "), "UTF-8");
        mail.setSentDate(Date.from(message.at()));
        mail.setText((parts.length > 1 ? parts[1].strip() : parts[0]) + (message.unsubscribe() == null ? "" : FOOT.formatted(message.unsubscribe().replace(ONE_CLICK, PAGE))), "UTF-8");
        if (message.unsubscribe() != null) {
            mail.setHeader("List-Unsubscribe", "<" + message.unsubscribe() + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        try {
            Transport.send(mail);
        } catch (SendFailedException failed) {
            throw bounced(failed).orElseThrow(() -> failed);
        }
    }

    /** 5xx: nobody will ever take it (RFC 5321 4.2.1). */
    private static Optional<MessageRefused> bounced(SendFailedException failed) {
        for (Exception cause = failed; cause instanceof MessagingException one; cause = one.getNextException()) {
            int code = cause instanceof SMTPAddressFailedException address ? address.getReturnCode() : cause instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
            if (code / 100 == 5) {
                return Optional.of(new MessageRefused("BOUNCED " + code));
            }
        }
        return Optional.empty();
    }
}
