package luoshu.data.cascade.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import luoshu.data.cascade.LetterDirection;
import luoshu.data.cascade.LetterKind;

/**
 * What one side sent and received over a link, as it signs it.
 *
 * @param by        the division whose installation states
 * @param about     the division of the other one
 * @param sent      its own messages are counted up to this number: the last one it knows the other side to have
 * @param received  the other side's messages are counted up to this number: the last one it has
 * @param from      first day of the figures
 */
record Statement(String by, String about, Instant at, LocalDate from, long sent, long received, List<Figure> figures) {

    /** @param all messages of the day, those behind the number included; {@code digest}: sum of the digests of the counted ones, the same in any order */
    record Figure(LocalDate day, LetterKind kind, LetterDirection direction, long all, long count, long refused, String digest) {
    }
}
