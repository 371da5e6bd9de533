package luoshu.trust.ledger.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.kernel.problems.NotFound;
import luoshu.trust.ledger.internal.LogReading;
import luoshu.trust.ledger.internal.notary.Notarisation;
import luoshu.trust.ledger.internal.notary.Notarised;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The evidence log by C2SP tlog-tiles, for anybody; and proofs ready made for whoever does not compute them from tiles. */
@RestController
@RequestMapping("/api/public/ledger")
class LogController {

    record InclusionProof(long index, long size, String leafHash, List<String> hashes) {
    }

    record ConsistencyProof(long from, long to, List<String> hashes) {
    }

    record VerifierKeys(List<String> verifierKeys) {
    }

    private record Address(long place, int width) {
    }

    /** {@code x001/x234/067} or {@code x001/x234/067.p/12}. */
    private static final Pattern PATH = Pattern.compile("/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");
    private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl SECONDS = CacheControl.maxAge(Duration.ofSeconds(2)).cachePublic();
    private final LogReading log;
    private final Notarisation notarisation;

    LogController(LogReading log, Notarisation notarisation) {
        this.log = log;
        this.notarisation = notarisation;
    }

    @GetMapping(path = "/checkpoint", produces = "text/plain;charset=UTF-8")
    ResponseEntity<String> checkpoint() {
        return ResponseEntity.ok().cacheControl(SECONDS).body(log.checkpoint().orElseThrow(() -> new NotFound("checkpoint")));
    }

    @GetMapping(path = "/tile/{level:[0-9]+}/{*path}", produces = "application/octet-stream")
    ResponseEntity<byte[]> tile(@PathVariable int level, @PathVariable String path) {
        Address address = address(path);
        return immutable(level > 7 ? Optional.empty() : log.tile(level, address.place, address.width));
    }

    @GetMapping(path = "/tile/entries/{*path}", produces = "application/octet-stream")
    ResponseEntity<byte[]> entries(@PathVariable String path) {
        Address address = address(path);
        return immutable(log.entries(address.place, address.width));
    }

    @GetMapping("/keys")
    VerifierKeys keys() {
        return new VerifierKeys(log.verifierKeys());
    }

    /** Checkpoints that stand on chains outside, newest first. */
    @GetMapping("/notarisations")
    List<Notarised> notarisations() {
        return notarisation.newest();
    }

    /** {@code size}: of the tree the proof is for; that of the newest checkpoint unless given. */
    @GetMapping("/proofs/inclusion")
    InclusionProof inclusion(@RequestParam long index, @RequestParam(defaultValue = "0") long size) {
        long signed = log.signedSize();
        long wanted = size == 0 ? signed : size;
        if (index < 0 || wanted > signed || index >= wanted) {
            throw new NotFound("leaf in a tree of that size");
        }
        return new InclusionProof(index, wanted, log.leafHash(index, wanted), log.inclusion(index, wanted));
    }

    @GetMapping("/proofs/consistency")
    ConsistencyProof consistency(@RequestParam long from, @RequestParam(defaultValue = "0") long to) {
        long signed = log.signedSize();
        long wanted = to == 0 ? signed : to;
        if (from < 1 || wanted > signed || from > wanted) {
            throw new NotFound("growth between these sizes");
        }
        return new ConsistencyProof(from, wanted, log.consistency(from, wanted));
    }

    private static ResponseEntity<byte[]> immutable(Optional<byte[]> bytes) {
        return ResponseEntity.ok().cacheControl(FOR_EVER).body(bytes.orElseThrow(() -> new NotFound("tile")));
    }

    private static Address address(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new NotFound("tile");
        }
        int width = parts.group(2) == null ? 256 : Integer.parseInt(parts.group(2));
        if (width > 255 && parts.group(2) != null) {
            throw new NotFound("tile");
        }
        return new Address(Long.parseLong(parts.group(1).replaceAll("[x/]", "")), width);
    }
}
