package reckon.report;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import reckon.files.CsvRows;
import reckon.money.Money;

/** What {@code refunds.csv} comes to. */
final class RefundFigures implements FileFigures {
    static final String FILE = "refunds.csv";

    private final Map<String, Money> byProduct = new TreeMap<>();

    @Override
    public void read(CsvRows rows) throws IOException {
        int product = rows.column("product");
        int amount = rows.column("refund_amount");
        while (rows.next()) {
            Money refunded = Objects.requireNonNullElse(rows.money(amount), Money.ZERO);
            byProduct.merge(rows.text(product), refunded, Money::plus);
        }
    }

    Map<String, Money> byProduct() {
        return byProduct;
    }
}
