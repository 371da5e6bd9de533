package luoshu.trust.messages;

/** The other side will never take this message: trying again is of no use. The message says why, for officials. */
public class MessageRefused extends Exception {

    public MessageRefused(String why) {
        super(why);
    }
}
