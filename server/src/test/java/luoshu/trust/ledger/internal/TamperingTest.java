package luoshu.trust.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

/** S12: modify, delete, insert, reorder, truncate, roll back, re-sign – each caught by the verifier outside, whoever does it. */
class TamperingTest {

    private static final int SIZE = 600;
    private final TestKeys keys = new TestKeys();
    private final List<String> trusted = PublishedLog.verifierKeys(keys);
    private final List<byte[]> entries = PublishedLog.entries(SIZE);

    private OutsideVerifier.Verdict log(Path folder, Object... more) {
        List<Object> words = new ArrayList<>(List.of("log", folder));
        words.addAll(List.of(more));
        return OutsideVerifier.run(trusted, words.toArray());
    }

    private Path checkpoint(int size) {
        return PublishedLog.write(entries.subList(0, size), keys).resolve("checkpoint");
    }

    @Test
    void an_honest_log_is_right() {
        Path folder = PublishedLog.write(entries, keys);
        assertThat(log(folder)).isEqualTo(new OutsideVerifier.Verdict(0, "RIGHT: all 600 entries of log.test/henan\n"));
        assertThat(log(folder, "--kept", checkpoint(256), "--kept", checkpoint(300), "--kept", checkpoint(600)).status()).isZero();
    }

    private void onDisk(String why, Consumer<List<byte[]>> change) {
        Path folder = PublishedLog.write(entries, keys);
        List<byte[]> second = new ArrayList<>(entries.subList(256, 512));
        change.accept(second);
        PublishedLog.put(folder, "entries", 1, PublishedLog.bundle(second), 256);
        OutsideVerifier.Verdict verdict = log(folder);
        assertThat(verdict.said()).startsWith("WRONG: ").contains(why);
        assertThat(verdict.status()).isEqualTo(1);
    }

    @Test
    void entries_changed_where_they_are_stored() {
        onDisk("entry 300 is not the one", bundle -> bundle.set(44, "other".getBytes(StandardCharsets.UTF_8)));
        onDisk("entry 300 is not the one", bundle -> bundle.remove(44));
        onDisk("entry 300 is not the one", bundle -> bundle.add(44, "more".getBytes(StandardCharsets.UTF_8)));
        onDisk("entry 300 is not the one", bundle -> Collections.swap(bundle, 44, 45));
        onDisk("entry 511 is cut off", List::removeLast);
        onDisk("more entries than it should", bundle -> bundle.add("more".getBytes(StandardCharsets.UTF_8)));
    }

    /** Entries, tiles and all above them made anew, and the old checkpoint kept. */
    private void rebuilt(String why, List<byte[]> other) throws IOException {
        Path folder = PublishedLog.write(other, keys);
        Files.copy(PublishedLog.write(entries, keys).resolve("checkpoint"), folder.resolve("checkpoint"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(log(folder).said()).startsWith("WRONG: ").contains(why);
    }

    @Test
    void everything_rebuilt_under_the_old_signature() throws IOException {
        List<byte[]> other = new ArrayList<>(entries);
        other.set(44, "other".getBytes(StandardCharsets.UTF_8));
        rebuilt("do not come to the signed root", other);
        other = new ArrayList<>(entries);
        Collections.swap(other, 1, 599);
        rebuilt("do not come to the signed root", other);
        rebuilt("missing: tile/0/002.p/88", entries.subList(0, 599));
        rebuilt("missing: tile/0/001", entries.subList(0, 300));
    }

    @Test
    void rolled_back_to_an_old_state_with_its_own_true_signature() {
        Path old = PublishedLog.write(entries.subList(0, 400), keys);
        assertThat(log(old).status()).isZero();
        assertThat(log(old, "--kept", checkpoint(600)).said()).contains("WRONG: the log was put back: it has 400 entries, a checkpoint kept from before has 600");
    }

    @Test
    void signed_again_with_another_key() {
        List<byte[]> other = new ArrayList<>(entries);
        other.removeLast();
        assertThat(log(PublishedLog.write(other, new TestKeys())).said()).contains("WRONG: not signed by the Ed25519 key of log.test/henan");
    }

    @Test
    void signed_again_with_the_stolen_true_keys() {
        List<byte[]> other = new ArrayList<>(entries);
        other.set(44, "other".getBytes(StandardCharsets.UTF_8));
        other.add("more".getBytes(StandardCharsets.UTF_8));
        Path folder = PublishedLog.write(other, keys);
        assertThat(log(folder, "--kept", checkpoint(300)).said()).contains("WRONG: the first 300 entries are not those a checkpoint kept from before was signed for");
        assertThat(OutsideVerifier.run(trusted, "consistency", checkpoint(600), folder.resolve("checkpoint"), folder).said()).contains("WRONG: the tree of 601 entries does not continue");
    }

    @Test
    void one_of_the_two_signatures_changed() throws IOException {
        String note = Files.readString(checkpoint(600));
        for (String line : note.split("\n\n")[1].split("\n")) {
            char[] letters = line.toCharArray();
            letters[line.length() - 10] = letters[line.length() - 10] == 'A' ? 'B' : 'A';
            Path folder = PublishedLog.write(entries, keys);
            Files.writeString(folder.resolve("checkpoint"), note.replace(line, new String(letters)));
            assertThat(OutsideVerifier.run(trusted, "checkpoint", folder.resolve("checkpoint")).said()).contains("signature of log.test/henan is wrong");
            Files.writeString(folder.resolve("checkpoint"), note.replace(line + "\n", ""));
            assertThat(log(folder).said()).contains("WRONG: not signed by the");
        }
        Files.writeString(checkpoint(600), note);
    }

    @Test
    void growth_is_proven_from_tiles() {
        Path folder = PublishedLog.write(entries, keys);
        for (int old : List.of(1, 2, 255, 256, 257, 511, 512, 599, 600)) {
            assertThat(OutsideVerifier.run(trusted, "consistency", checkpoint(old), folder.resolve("checkpoint"), folder)).isEqualTo(
                    new OutsideVerifier.Verdict(0, "RIGHT: 600 entries continue " + old + "\n"));
        }
        assertThat(OutsideVerifier.run(trusted, "consistency", folder.resolve("checkpoint"), checkpoint(300), folder).said()).contains("WRONG: the log shrank from 600 to 300");
    }

    @Test
    void a_witness_signs_consistent_growth_and_nothing_else() throws IOException {
        Path own = OwnLog.folder();
        Path secret = own.resolve("secret");
        Path state = own.resolve("state");
        String witness = OutsideVerifier.run(List.of(), "witness-key", "audit.test/witness", "--secret", secret).said().strip();
        assertThat(witness).startsWith("audit.test/witness+");
        assertThat(cosign(PublishedLog.write(entries.subList(0, 300), keys), secret, state).status()).isZero();
        OutsideVerifier.Verdict cosigned = cosign(PublishedLog.write(entries, keys), secret, state);
        assertThat(cosigned.status()).isZero();
        Files.writeString(own.resolve("cosigned"), cosigned.said());
        List<String> all = new ArrayList<>(trusted);
        all.add(witness);
        assertThat(OutsideVerifier.run(all, "checkpoint", own.resolve("cosigned")).status()).isZero();
        String seen = Files.readString(state);
        List<byte[]> other = new ArrayList<>(entries);
        other.set(44, "other".getBytes(StandardCharsets.UTF_8));
        other.add("more".getBytes(StandardCharsets.UTF_8));
        assertThat(cosign(PublishedLog.write(other, keys), secret, state).said()).startsWith("WRONG: the tree of 601 entries does not continue");
        assertThat(cosign(PublishedLog.write(entries.subList(0, 300), keys), secret, state).said()).startsWith("WRONG: the log shrank");
        assertThat(cosign(PublishedLog.write(entries, new TestKeys()), secret, state).said()).startsWith("WRONG: not signed by");
        assertThat(Files.readString(state)).isEqualTo(seen);
    }

    private OutsideVerifier.Verdict cosign(Path folder, Path secret, Path state) {
        return OutsideVerifier.run(trusted, "witness", folder, "--secret", secret, "--state", state);
    }
}
