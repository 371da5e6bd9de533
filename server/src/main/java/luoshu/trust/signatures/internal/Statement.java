package luoshu.trust.signatures.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import luoshu.trust.signatures.SignatureRole;

/** The words that are signed: a line each, so that role, name, party and time cannot be exchanged afterwards. */
record Statement(String text) {

    private static final String FORMAT = "luoshu/signature/1";

    static Statement of(String caseNumber, String digest, SignatureRole role, String signer, String onBehalfOf, Instant at) {
        return new Statement(String.join("\n", FORMAT, "case:" + caseNumber, "sm3:" + digest, "role:" + role, "signer:" + line(signer), "for:" + line(onBehalfOf),
                "at:" + at.truncatedTo(ChronoUnit.SECONDS)));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A statement about this case, content and role, and no other. */
    boolean says(String caseNumber, String digest, SignatureRole role) {
        String[] lines = text.split("\n", -1);
        return lines.length == 7 && lines[0].equals(FORMAT) && lines[1].equals("case:" + caseNumber) && lines[2].equals("sm3:" + digest) && lines[3].equals("role:" + role);
    }

    private static String line(String name) {
        return name.replaceAll("\\R", " ");
    }
}
