package luoshu.kernel.matters;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How many units of a fee a form comes to: the product of what is given. What the form leaves open counts as none.
 *
 * @param times pointers to numbers
 * @param days  calendar days between two dates, both counted
 * @param rows  pointer to a table: its rows
 */
public record FeeQuantity(@Nullable List<String> times, @Nullable Days days, @Nullable String rows) {

    public record Days(String from, String to) {
    }

    public BigDecimal of(JsonNode form) {
        BigDecimal quantity = BigDecimal.ONE;
        for (String pointer : times == null ? List.<String>of() : times) {
            JsonNode number = form.at(pointer);
            quantity = quantity.multiply(number.isNumber() ? number.decimalValue() : BigDecimal.ZERO);
        }
        if (days != null) {
            quantity = quantity.multiply(BigDecimal.valueOf(days(form.at(days.from).asString(""), form.at(days.to).asString(""))));
        }
        if (rows != null) {
            quantity = quantity.multiply(BigDecimal.valueOf(form.at(rows).size()));
        }
        return quantity.max(BigDecimal.ZERO);
    }

    private static long days(String from, String to) {
        try {
            return Math.max(0, ChronoUnit.DAYS.between(LocalDate.parse(from), LocalDate.parse(to)) + 1);
        } catch (DateTimeParseException notGiven) {
            return 0;
        }
    }
}
