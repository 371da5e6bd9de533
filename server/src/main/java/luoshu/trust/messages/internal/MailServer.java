package luoshu.trust.messages.internal;

import java.util.Date;
import java.util.Properties;

import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.MessageChannel;
import luoshu.trust.messages.OutboxMessage;

/** E-mail by SMTP. The first line of a body is the subject; the Message-ID is the outbox id, so that a repeated delivery is recognised. */
class MailServer implements MessageChannel {

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
    public void deliver(OutboxMessage message) throws MessagingException {
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
        mail.setText(parts.length > 1 ? parts[1].strip() : parts[0], "UTF-8");
        Transport.send(mail);
    }
}
