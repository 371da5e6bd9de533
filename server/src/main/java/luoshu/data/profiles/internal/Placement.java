package luoshu.data.profiles.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.data.matching.Agreement;
import luoshu.data.matching.Comparison;
import luoshu.data.matching.MatchField;
import luoshu.data.matching.MatchKind;
import luoshu.data.matching.MatchOutcome;
import luoshu.data.matching.Matching;
import luoshu.data.matching.PreparedRecord;
import luoshu.data.profiles.FeedFault;
import luoshu.data.profiles.internal.RecordStore.Placed;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a chunk of rows where they belong: kept as they came, brought into the fields of the library, and – if they are new or say something else about who they are – to a profile: by number, else by comparison with those that share
 * a key, else to one of their own. Within the caller's transaction.
 */
@Component
class Placement {

    private static final int MOST_DOUBTS = 3;
    private final LibraryContent libraries;
    private final RecordStore store;
    private final RecordContent contents;
    private final ProfileSeal seal;
    private final Matching matching;

    Placement(LibraryContent libraries, RecordStore store, RecordContent contents, ProfileSeal seal, Matching matching) {
        this.libraries = libraries;
        this.store = store;
        this.contents = contents;
        this.seal = seal;
        this.matching = matching;
    }

    /** {@code values}: in the order of {@link FeedFile#read}. */
    record Incoming(String key, @Nullable String[] values) {
    }

    /** Somebody to compare with. */
    private record Other(UUID record, UUID profile, boolean numbered, PreparedRecord prepared) {
    }

    /** Who is like a record, by profile. */
    private record Like(Other other, Comparison comparison) {
    }

    /** A row that has to be placed. {@code key}: masked. */
    private record Fresh(String key, UUID id, RecordStore.@Nullable Known known, StandardRow row, PreparedRecord prepared, Set<Long> keys, byte @Nullable [] number, byte[] identity) {
    }

    List<FeedFault> place(FeedFile feed, UUID run, int batch, List<Incoming> rows, ChunkCount count, Instant now) {
        store.alone();
        List<FeedFault> faults = new ArrayList<>();
        Map<String, Incoming> byKey = new LinkedHashMap<>();
        Map<String, byte[]> digests = new HashMap<>();
        for (Incoming row : rows) {
            byte[] key = seal.digest("key." + feed.id(), row.key());
            if (byKey.putIfAbsent(RecordStore.hex(key), row) != null) {
                faults.add(new FeedFault(CitizenId.mask(row.key()), feed.key(), "", "key-twice"));
            }
            digests.put(RecordStore.hex(key), key);
        }
        count.rows += rows.size();
        Map<String, RecordStore.Known> known = store.known(feed.id(), digests.values());
        List<UUID> unchanged = new ArrayList<>();
        List<Fresh> fresh = new ArrayList<>();
        byKey.forEach((hex, row) -> {
            RecordStore.Known before = known.get(hex);
            byte[] digest = seal.digest("row." + feed.id() + "." + feed.version(), Arrays.toString(row.values()));
            if (before != null && Arrays.equals(before.digest(), digest)) {
                unchanged.add(before.id());
                return;
            }
            UUID id = before == null ? UUID.randomUUID() : before.id();
            store.raw(id, feed.id(), digests.get(hex), digest, contents.raw(id, feed.read(), row.values()), run, now);
            standard(feed, id, before, row, faults).ifPresent(fresh::add);
        });
        store.seen(unchanged, run, now);
        count.unchanged += unchanged.size();
        new Chunk(feed, batch, fresh, count, faults, now).place();
        return faults;
    }

    private Optional<Fresh> standard(FeedFile feed, UUID id, RecordStore.@Nullable Known before, Incoming row, List<FeedFault> faults) {
        LibraryContent.Library library = libraries.get(feed.library());
        StandardRow standard = StandardRow.of(feed, library, matching, feed.read(), row.values(), CitizenId.mask(row.key()));
        faults.addAll(standard.faults());
        PreparedRecord prepared = matching.prepare(StandardRow.compared(feed.kind(), library, standard.values()));
        if (!prepared.plain().containsKey(MatchField.NAME) && !prepared.plain().containsKey(MatchField.NUMBER)) {
            faults.add(new FeedFault(CitizenId.mask(row.key()), "", "", "nobody-named"));
            if (before == null || before.profile() == null) {
                return Optional.empty();
            }
        }
        Set<Long> keys = new HashSet<>();
        matching.blocks(prepared).forEach(key -> keys.add(seal.block(feed.kind(), key)));
        String number = prepared.plain().get(MatchField.NUMBER);
        boolean valid = number != null && (feed.kind() == MatchKind.PERSON ? CitizenId.isValid(number) : CreditCode.isValid(number));
        return Optional.of(new Fresh(CitizenId.mask(row.key()), id, before, standard, prepared, keys, valid ? seal.number(feed.kind(), number) : null, seal.digest("identity", prepared.plain().toString())));
    }

    /** What is known while a chunk is placed. */
    private final class Chunk {
        private final FeedFile feed;
        private final int batch;
        private final List<Fresh> fresh;
        private final ChunkCount count;
        private final List<FeedFault> faults;
        private final Instant now;
        private final Map<String, UUID> numbered;
        private final Map<Long, Map<UUID, Other>> meeting = new HashMap<>();

        Chunk(FeedFile feed, int batch, List<Fresh> fresh, ChunkCount count, List<FeedFault> faults, Instant now) {
            this.feed = feed;
            this.batch = batch;
            this.fresh = fresh;
            this.count = count;
            this.faults = faults;
            this.now = now;
            this.numbered = new HashMap<>(store.numbered(feed.kind(), fresh.stream().map(Fresh::number).filter(Objects::nonNull).toList()));
            Set<Long> keys = new HashSet<>();
            fresh.forEach(one -> keys.addAll(one.keys()));
            Map<UUID, PreparedRecord> prepared = new HashMap<>();
            store.met(keys).forEach(met -> meeting.computeIfAbsent(met.key(), _ -> new HashMap<>()).put(met.record(), new Other(met.record(), met.profile(), met.numbered(),
                    prepared.computeIfAbsent(met.record(), id -> contents.prepared(id, feed.kind(), met.library(), met.content())))));
        }

        void place() {
            fresh.forEach(this::place);
        }

        private void place(Fresh one) {
            byte[] content = contents.standard(one.id(), one.row(), one.known() == null ? null : one.known().content(), batch, now);
            RecordStore.Known known = one.known();
            if (known != null && known.profile() != null && (known.held() || Arrays.equals(known.identity(), one.identity()))) {
                store.content(one.id(), content, one.identity());
                store.blocks(one.id(), one.keys());
                count.unchanged++;
                return;
            }
            UUID by = one.number() == null ? null : numbered.get(RecordStore.hex(one.number()));
            if (by != null && named(one, by)) {
                keep(one, by, content, Placed.NUMBER, null, true);
                count.numbered++;
                return;
            }
            compared(one, content, by);
        }

        /** Whether nobody there has quite another name: a number that was taken from somebody else must not open their profile. Enterprises change their names. */
        private boolean named(Fresh one, UUID profile) {
            List<Agreement> names = others(one).stream().filter(other -> other.profile().equals(profile)).map(other -> matching.compare(one.prepared(), other.prepared()).level(MatchField.NAME)).toList();
            return feed.kind() == MatchKind.ENTERPRISE || names.isEmpty() || names.stream().anyMatch(level -> level != Agreement.DIFFERENT);
        }

        private List<Other> others(Fresh one) {
            Map<UUID, Other> others = new LinkedHashMap<>();
            one.keys().forEach(key -> {
                Map<UUID, Other> there = meeting.getOrDefault(key, Map.of());
                if (there.size() <= RecordStore.CROWD) {
                    others.putAll(there);
                }
            });
            others.remove(one.id());
            return List.copyOf(others.values());
        }

        /** {@code taken}: the profile that has the number under another name. */
        private void compared(Fresh one, byte[] content, @Nullable UUID taken) {
            boolean hasNumber = one.number() != null && taken == null;
            UUID own = one.known() == null ? null : one.known().profile();
            Set<UUID> asked = own == null ? Set.of() : store.asked(one.id(), own);
            Map<UUID, Like> likely = new HashMap<>();
            for (Other other : others(one)) {
                if ((hasNumber && other.numbered()) || asked.contains(other.profile())) {
                    continue;
                }
                Like like = new Like(other, matching.compare(one.prepared(), other.prepared()));
                if (like.comparison().outcome() != MatchOutcome.DIFFERENT || other.profile().equals(taken)) {
                    likely.merge(other.profile(), like, (a, b) -> a.comparison().bits() >= b.comparison().bits() ? a : b);
                }
            }
            List<Like> best = likely.values().stream().sorted(Comparator.comparing((Like like) -> -like.comparison().bits())).toList();
            List<Like> certain = best.stream().filter(like -> like.comparison().outcome() == MatchOutcome.MATCH && !like.other().profile().equals(taken)).toList();
            if (certain.size() == 1 && taken == null) {
                Like like = certain.getFirst();
                keep(one, like.other().profile(), content, Placed.MATCH, like, hasNumber);
                count.matched++;
                return;
            }
            UUID profile = own != null && best.isEmpty() && store.takes(own, hasNumber ? one.number() : null) ? own : UUID.randomUUID();
            if (!profile.equals(own)) {
                store.profile(profile, feed.kind(), hasNumber ? one.number() : null, now);
            }
            keep(one, profile, content, best.isEmpty() ? Placed.NEW : Placed.REVIEW, best.isEmpty() ? null : best.getFirst(), hasNumber);
            doubts(one, best, taken);
        }

        private void doubts(Fresh one, List<Like> best, @Nullable UUID taken) {
            if (taken != null) {
                faults.add(new FeedFault(one.key(), "", "", "number-of-another"));
            }
            int opened = 0;
            for (Like like : best.subList(0, Math.min(MOST_DOUBTS, best.size()))) {
                opened += store.pair(UUID.randomUUID(), one.id(), like.other().record(), feed.id(), feed.kind(), like.comparison().bits(), now) ? 1 : 0;
            }
            if (opened > 0) {
                count.review++;
            } else {
                count.created++;
            }
        }

        private void keep(Fresh one, UUID profile, byte[] content, Placed placed, @Nullable Like like, boolean number) {
            store.record(one.id(), feed, profile, number ? one.number() : null, content, one.identity(), placed, like == null ? null : like.comparison().bits(), like == null ? null : like.other().record(), now);
            store.blocks(one.id(), one.keys());
            boolean has = number && one.number() != null;
            if (has) {
                store.number(profile, one.number());
                numbered.put(RecordStore.hex(one.number()), profile);
            }
            Other self = new Other(one.id(), profile, has || (like != null && placed == Placed.MATCH && like.other().numbered()), one.prepared());
            one.keys().forEach(key -> meeting.computeIfAbsent(key, _ -> new HashMap<>()).put(one.id(), self));
        }
    }
}
