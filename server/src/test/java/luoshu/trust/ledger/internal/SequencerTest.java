package luoshu.trust.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.ledger.LedgerUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class SequencerTest {

    private final OwnLog own = new OwnLog();
    private final Path disk = OwnLog.folder();

    @AfterEach
    void close() {
        own.close();
    }

    private OwnLog.Node leader() {
        OwnLog.Node node = own.new Node(disk);
        await().until(() -> node.sequencer.head().isPresent());
        return node;
    }

    private static byte[] entry(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> stored() {
        List<String> stored = new ArrayList<>();
        for (long bundle = 0; bundle * 256 < own.log.size(); bundle++) {
            ByteBuffer entries = ByteBuffer.wrap(own.log.entries(bundle));
            while (entries.hasRemaining()) {
                byte[] entry = new byte[entries.getShort() & 0xffff];
                entries.get(entry);
                stored.add(new String(entry, StandardCharsets.UTF_8));
            }
        }
        return stored;
    }

    private Map<String, Long> write(OwnLog.Node node, int writers, int each) {
        Map<String, Long> places = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < writers; writer++) {
                String name = "writer " + writer + " entry ";
                threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        try {
                            places.put(name + i, node.sequencer.append(entry(name + i)));
                        } catch (LedgerUnavailable unknown) {
                            // may stand in the log once
                        }
                    }
                });
            }
        }
        return places;
    }

    private void holdsOnce(Map<String, Long> places) {
        List<String> stored = stored();
        assertThat(stored).doesNotHaveDuplicates().hasSize((int) own.log.size());
        places.forEach((entry, place) -> assertThat(stored.get(place.intValue())).isEqualTo(entry));
        TreeEdge edge = TreeEdge.empty();
        stored.forEach(entry -> edge.append(Merkle.leaf(entry(entry)), (height, place, hash) -> { }));
        assertThat(Subtrees.of(own.log).range(0, own.log.size())).isEqualTo(edge.root());
    }

    @Test
    void many_writers_share_commits_and_each_gets_a_place_of_its_own() {
        try (OwnLog.Node node = leader()) {
            Map<String, Long> places = write(node, 64, 40);
            assertThat(places).hasSize(64 * 40);
            assertThat(own.log.size()).isEqualTo(64 * 40);
            holdsOnce(places);
            assertThat(own.sql.queryForObject("select count(*) from ledger.batch", Long.class)).isLessThan(64 * 40 / 4);
        }
    }

    @Test
    void a_connection_lost_in_the_middle_loses_nothing_and_doubles_nothing() throws InterruptedException {
        try (OwnLog.Node node = leader()) {
            Thread killer = Thread.startVirtualThread(() -> {
                for (int i = 0; i < 5; i++) {
                    try {
                        Thread.sleep(60);
                    } catch (InterruptedException e) {
                        return;
                    }
                    own.sql.queryForList("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");
                }
            });
            Map<String, Long> places = write(node, 16, 100);
            killer.join();
            assertThat(places).isNotEmpty();
            holdsOnce(places);
        }
    }

    @Test
    void one_node_sequences_and_another_takes_over() {
        try (OwnLog.Node second = own.new Node(OwnLog.folder())) {
            try (OwnLog.Node first = own.new Node(disk)) {
                await().until(() -> first.sequencer.head().isPresent() != second.sequencer.head().isPresent());
                OwnLog.Node leading = first.sequencer.head().isPresent() ? first : second;
                OwnLog.Node following = leading == first ? second : first;
                assertThat(leading.sequencer.append(entry("one"))).isZero();
                assertThatThrownBy(() -> following.sequencer.append(entry("two"))).isInstanceOf(LedgerUnavailable.class);
                leading.close();
                await().until(() -> following.sequencer.head().isPresent());
                assertThat(following.sequencer.append(entry("two"))).isEqualTo(1);
            }
        }
        assertThat(stored()).containsExactly("one", "two");
    }

    @Test
    void acts_are_sequenced_once_each_in_their_order() {
        Map<String, String> words = Map.of("case", "4115");
        List<Ledger.Act> acts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            acts.add(new Ledger.Act("case:" + i, "case:4115", new Evidence("case-accepted", Instant.EPOCH.plusSeconds(i), "11410000000000000X", words)));
        }
        own.acts.add(acts);
        own.acts.add(acts);
        try (OwnLog.Node node = leader()) {
            node.sequencer.nudge();
            await().until(() -> own.log.size() == 300);
            assertThat(own.acts.of("case:4115")).hasSize(300).extracting(ActQueries.Row::place).isSorted().doesNotContainNull();
            assertThat(stored()).hasSize(300).allSatisfy(entry -> assertThat(entry).contains("\"kind\":\"case-accepted\"").doesNotContain("4115\""));
        }
    }

    @Test
    void what_is_signed_is_kept_and_grows() {
        try (OwnLog.Node node = leader()) {
            node.publisher.publish();
            assertThat(own.log.newest()).isEmpty();
            node.sequencer.append(entry("one"));
            node.publisher.publish();
            node.publisher.publish();
            assertThat(own.sql.queryForObject("select count(*) from ledger.checkpoint", Long.class)).isEqualTo(1);
            write(node, 8, 50);
            node.publisher.publish();
            Checkpoint newest = own.log.newest().orElseThrow();
            assertThat(newest.size()).isEqualTo(401);
            assertThat(node.saved.read().orElseThrow().note()).isEqualTo(newest.note());
            assertThat(own.reading.verifierKeys()).hasSize(2).allMatch(key -> key.startsWith("log.test/henan+"));
        }
    }

    @Test
    void the_log_only_grows() {
        try (OwnLog.Node node = leader()) {
            node.sequencer.append(entry("one"));
        }
        for (String statement : List.of("update ledger.batch set first = first + 1", "delete from ledger.batch", "truncate ledger.batch", "delete from ledger.checkpoint")) {
            assertThatThrownBy(() -> own.sql.execute(statement)).as(statement).isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("only grows");
        }
    }

    /** D14: a database that was put back, cut, or changed is neither continued nor signed. */
    @Test
    void a_log_that_does_not_continue_what_was_signed_is_stopped() {
        Map<String, String> ways = new HashMap<>();
        ways.put("delete from ledger.batch where first >= 600; delete from ledger.checkpoint where size > 600", "put back or cut");
        ways.put("delete from ledger.batch; delete from ledger.node; delete from ledger.checkpoint", "put back or cut");
        ways.put("update ledger.batch set hashes = overlay(hashes placing '\\x00'::bytea from 1) where first = (select max(first) from ledger.batch)", "not those of the checkpoint");
        ways.put("update ledger.batch set entries = overlay(entries placing '\\x58'::bytea from 5) where first = (select max(first) from ledger.batch)", "not what its hash says");
        ways.put("update ledger.node set hash = sha256(hash) where place = 0", "not those of the checkpoint");
        ways.forEach((way, why) -> {
            try (OwnLog log = new OwnLog()) {
                Path folder = OwnLog.folder();
                try (OwnLog.Node node = log.new Node(folder)) {
                    await().until(() -> node.sequencer.head().isPresent());
                    for (int i = 0; i < 700; i++) {
                        log.acts.add(List.of(new Ledger.Act("a" + i, "s", new Evidence("case-granted", Instant.EPOCH, "X", Map.of()))));
                    }
                    node.sequencer.nudge();
                    await().until(() -> log.log.size() == 700);
                    node.publisher.publish();
                }
                log.tamper(way);
                long before = log.log.size();
                try (OwnLog.Node node = log.new Node(folder)) {
                    await().until(() -> node.sequencer.objection() != null);
                    assertThat(node.sequencer.objection()).as(way).contains(why);
                    assertThatThrownBy(() -> node.sequencer.append(entry("more"))).isInstanceOf(LedgerUnavailable.class).hasMessageContaining("stopped");
                    node.publisher.publish();
                    assertThat(log.log.size()).isEqualTo(before);
                }
            }
        });
    }
}
