package luoshu.data.exchange;

/** Every day at {@code at} (HH:mm, time of China); {@code working}: on days of the working calendar only. */
public record ExchangeSchedule(String at, boolean working) {
}
