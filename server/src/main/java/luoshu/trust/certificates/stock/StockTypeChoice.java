package luoshu.trust.certificates.stock;

import java.util.List;

import luoshu.kernel.texts.Text;

/** A type and the columns of its file. */
public record StockTypeChoice(String code, Text name, List<Column> columns) {

    public record Column(Text name, boolean required, Text hint) {
    }
}
