package luoshu.kernel.tasks;

/** How much there is to do; {@code yellow} and {@code red} over mine and claimable together. */
public record TaskCounts(int mine, int claimable, int organ, int yellow, int red) {
}
