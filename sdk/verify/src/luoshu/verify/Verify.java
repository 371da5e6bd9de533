package luoshu.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Checks what the evidence log says, with nothing of the platform's but files and public keys. Ends with 0: right, 1: wrong, 2: not understood. */
final class Verify {

    private static final String USAGE = """
            verify receipt FILE --key KEY…                    an act, by the receipt its holder has; prints what is proven
            verify checkpoint FILE --key KEY…                 signatures of a checkpoint
            verify consistency OLD NEW LOG --key KEY…         that NEW continues OLD; LOG: address or folder with tiles
            verify log LOG --key KEY… [--kept FILE…]          every entry of a log, against checkpoints kept from before
            verify code DIGITS --root FILE --certificates FILE [--crl FILE] [--status LIST] [--at INSTANT]
                                                              a code from a screen (the digits, or the address it holds), now or at that moment
            verify status LIST INDEX --root FILE [--crl FILE] [--at INSTANT]
                                                              what a status list (/api/public/status-lists/N) says at a place; 1 unless VALID
            verify file FILE --root FILE [--crl FILE] [--status LIST] [--at INSTANT]
                                                              the seals of an OFD document, and whether they cover all of it
            verify gateway-receipt FILE [ANSWER] --root FILE --certificates FILE [--crl FILE]
                                                              what the gateway says it answered to whom, and that ANSWER is what it answered
            verify archive FILE --root FILE [--crl FILE]      an archive package of a case: files, list, signature, time stamp
            verify witness-key NAME --secret FILE             makes a witness's key and prints what others verify it by
            verify witness LOG --key KEY… --secret FILE --state FILE [--every SECONDS]
                                                              co-signs the log's checkpoint if it continues the last one, and prints it
            ROOT is the authority's certificate you trust, from whoever runs it; CERTIFICATES and CRL may come from anywhere, also from the platform (/api/public/codes/certificates, /api/public/gateway/certificates, /ca/crl).
            KEY: a verifier key (name+id+key) by C2SP signed-note, Ed25519 or SM2. Of those with one name and algorithm, one must have signed.
            """;

    private final List<String> words = new ArrayList<>();
    private final List<VerifierKey> keys = new ArrayList<>();
    private final List<Path> kept = new ArrayList<>();
    private final Trust trust = new Trust();
    private Instant at;
    private Path statuses;
    private Path secret;
    private Path state;
    private long every;

    public static void main(String[] arguments) throws Exception {
        try {
            System.exit(new Verify().run(arguments));
        } catch (Wrong verdict) {
            System.out.println("WRONG: " + verdict.getMessage());
            System.exit(1);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException | UncheckedIOException unreadable) {
            System.out.println("WRONG: not made as it should be: " + unreadable.getMessage());
            System.exit(1);
        } catch (NoSuchFileException missing) {
            System.err.println("no such file: " + missing.getMessage());
            System.exit(2);
        }
    }

    private int run(String[] arguments) throws IOException, GeneralSecurityException, InterruptedException {
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("--")) {
                words.add(arguments[i]);
            } else if (i + 1 == arguments.length || !option(arguments[i], arguments[++i])) {
                return usage();
            }
        }
        String command = words.isEmpty() ? "" : words.removeFirst();
        return switch (command + " " + words.size()) {
            case "receipt 1" -> receipt();
            case "checkpoint 1" -> {
                Checkpoint checkpoint = read(words.getFirst());
                checkpoint.signedBy(keys);
                yield right("checkpoint of " + checkpoint.size() + " entries of " + checkpoint.origin());
            }
            case "consistency 3" -> {
                Checkpoint old = read(words.get(0));
                Checkpoint young = read(words.get(1));
                old.signedBy(keys);
                young.signedBy(keys);
                Growth.verify(Source.of(words.get(2)), old, young);
                yield right(young.size() + " entries continue " + old.size());
            }
            case "code 1" -> trust.none() ? usage() : code();
            case "status 2" -> trust.none() || !words.get(1).matches("[0-9]{1,9}") ? usage() : status();
            case "file 1" -> trust.none() ? usage() : file();
            case "archive 1" -> trust.none() ? usage() : archive();
            case "gateway-receipt 1", "gateway-receipt 2" -> trust.none() ? usage() : gatewayReceipt();
            case "log 1" -> log();
            case "witness-key 1" -> secret == null ? usage() : say(Witness.generate(words.getFirst(), secret).text());
            case "witness 1" -> secret == null || state == null ? usage() : witness();
            default -> usage();
        };
    }

    private boolean option(String name, String value) throws IOException {
        switch (name) {
            case "--key" -> keys.add(VerifierKey.parse(value));
            case "--kept" -> kept.add(Path.of(value));
            case "--root" -> trust.addRoot(Path.of(value));
            case "--certificates" -> trust.addCertificates(Path.of(value));
            case "--crl" -> trust.addList(Path.of(value));
            case "--status" -> statuses = Path.of(value);
            case "--at" -> at = Instant.parse(value);
            case "--secret" -> secret = Path.of(value);
            case "--state" -> state = Path.of(value).toAbsolutePath();
            case "--every" -> every = Long.parseLong(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    private int receipt() throws IOException {
        Receipt receipt = Receipt.parse(Files.readString(Path.of(words.getFirst())));
        receipt.verify(keys);
        System.out.println(receipt.entry());
        System.out.println(receipt.content());
        return right("entry " + receipt.index() + " of " + receipt.checkpoint().size() + " in " + receipt.checkpoint().origin());
    }

    private int code() throws IOException {
        Code code = Code.parse(words.getFirst());
        code.verify(trust, moment());
        code.facts().forEach((fact, words) -> System.out.println(fact + ": " + words));
        status(code.facts().get("STATUS"));
        return right(code.kind() + ", shown at " + code.issued() + (trust.looksAtRevocation() ? "" : "; revocation of the key was not looked at (--crl)"));
    }

    private int status() throws IOException {
        StatusList list = StatusList.parse(Files.readString(Path.of(words.getFirst())), trust, moment());
        String state = list.state(Integer.parseInt(words.get(1)));
        if (!state.equals("VALID")) {
            throw new Wrong(state + " when the list was signed, at " + list.issued());
        }
        return right(state + " when the list was signed, at " + list.issued());
    }

    private int file() throws IOException {
        SealedFile file = SealedFile.open(Path.of(words.getFirst()));
        List<SealedFile.Seal> seals = file.verify(trust, moment());
        for (SealedFile.Seal seal : seals) {
            System.out.println("seal: " + seal.name() + ", put by " + seal.signer() + " at " + seal.at() + (seal.stamped() == null ? " as it says, without a time stamp" : ", time stamped " + seal.stamped()) + (seal.whole() ? "" : "; does not cover " + String.join(", ", seal.unprotected())));
        }
        if (seals.stream().noneMatch(SealedFile.Seal::whole)) {
            throw new Wrong("no seal covers the whole file");
        }
        file.facts().forEach((name, value) -> System.out.println(name + ": " + value));
        status(file.facts().get("KZ_ZTQDWZ"));
        return right(seals.size() + (seals.size() == 1 ? " seal" : " seals") + (trust.looksAtRevocation() ? "" : "; revocation was not looked at (--crl)"));
    }

    /** What the list that was given says of it. */
    private void status(String place) throws IOException {
        if (statuses != null && place != null) {
            StatusList list = StatusList.parse(Files.readString(statuses), trust, moment());
            if (!list.state(place).equals("VALID")) {
                throw new Wrong(list.state(place) + " by status list " + place + " of " + list.issued());
            }
            System.out.println("status: VALID, by status list " + place + " of " + list.issued());
        } else if (place != null) {
            System.out.println("status: not looked at; it stands at " + place + " (--status)");
        }
    }

    private Instant moment() {
        return at == null ? Instant.now() : at;
    }

    private int archive() throws IOException {
        ArchivePackage.Proven proven = ArchivePackage.verify(Path.of(words.getFirst()), trust);
        System.out.println("list: SM3 " + proven.list());
        return right(proven.files() + " files signed by " + proven.by() + " at " + proven.at() + (trust.looksAtRevocation() ? "" : "; revocation of the key was not looked at (--crl)"));
    }

    private int gatewayReceipt() throws IOException {
        GatewayReceipt receipt = GatewayReceipt.parse(Files.readString(Path.of(words.getFirst())));
        receipt.verify(trust);
        if (words.size() == 2) {
            receipt.answers(Files.readAllBytes(Path.of(words.get(1))));
        }
        receipt.facts().forEach((fact, words) -> System.out.println(fact + ": " + words));
        return right("answered at " + receipt.at() + (words.size() == 2 ? "" : "; the answer was not looked at") + (trust.looksAtRevocation() ? "" : "; revocation of the key was not looked at (--crl)"));
    }

    private int log() throws IOException {
        Source source = Source.of(words.getFirst());
        Checkpoint newest = Checkpoint.parse(source.checkpoint());
        newest.signedBy(keys);
        List<Checkpoint> old = new ArrayList<>();
        for (Path file : kept) {
            Checkpoint one = read(file.toString());
            one.signedBy(keys);
            old.add(one);
        }
        WholeLog.verify(source, newest, old);
        return right("all " + newest.size() + " entries of " + newest.origin());
    }

    private int witness() throws IOException, GeneralSecurityException, InterruptedException {
        Witness witness = Witness.open(secret, state);
        Source log = Source.of(words.getFirst());
        do {
            System.out.print(witness.cosign(log, keys));
            System.out.flush();
            Thread.sleep(every * 1_000);
        } while (every > 0);
        return 0;
    }

    private static Checkpoint read(String file) throws IOException {
        return Checkpoint.parse(Files.readString(Path.of(file)));
    }

    private static int right(String what) {
        return say("RIGHT: " + what);
    }

    private static int say(String what) {
        System.out.println(what);
        return 0;
    }

    private static int usage() {
        System.err.print(USAGE);
        return 2;
    }
}
