package luoshu.data.cascade;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Another installation and the link to it.
 *
 * @param key       its pinned public key, 130 hexadecimal digits
 * @param cutSince  of a link that is cut; absent otherwise
 * @param failure   why the last attempt failed, a code; absent after one that went well
 * @param nextAt    next attempt, where this side calls
 * @param waiting   our messages it does not have yet
 * @param incoming  its messages, of those it told of, that we do not have yet
 * @param sent      number of our last message
 * @param received  of the last one of its messages that we have
 * @param refusedThere our messages it refused
 * @param refusedHere its messages we refused
 * @param entries   of its catalogue in force here
 * @param returned  records it gave back
 */
public record NodeView(UUID id, String name, String division, String divisionName, NodeRelation relation, @Nullable String address, String key, LinkState link, int version, @Nullable Instant exchangedAt,
                       @Nullable Instant cutSince, @Nullable String failure, @Nullable Instant nextAt, long waiting, long incoming, long sent, long received, int refusedThere, int refusedHere, int entries,
                       int returned, Instant changedAt, String changedBy) {
}
