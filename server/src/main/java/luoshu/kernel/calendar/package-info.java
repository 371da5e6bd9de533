/**
 * Working days and limits 工作日历、时限. Licence limits count working days (行政许可法 82); the day of the event is not counted (民法典 201); month and year limits end on
 * the corresponding day or the month's end (202); a last day that is a rest day moves to the first day after it (203). Weekends made up for are working days, so
 * Monday-to-Friday is wrong: only imported years are trusted, and a limit that reaches a year not yet published says so instead of guessing.
 */
@ApplicationModule(displayName = "kernel · calendar")
@NullMarked
package luoshu.kernel.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
