package reckon.support;

import java.time.LocalDate;

/** Lines of input files about small instances that were bought for a year. */
public final class YearOfBcc {
    /** A whole {@code prices.csv}. */
    public static final String PRICES = """
            product,spec,term_months,list_price,valid_from
            BCC,small,1,60.00,2020-01-01T00:00:00+08:00
            BCC,small,12,600.00,2020-01-01T00:00:00+08:00
            """;

    /** The first line of {@code orders.csv}. */
    public static final String ORDERS_HEADER = "order_id,account_id,resource_id,product,spec,order_type,charge_type,"
            + "status,purchased_at,effective_at,expires_at,duration_months,paid_cash,paid_coupon\n";

    private YearOfBcc() {}

    /** Returns a line of {@code orders.csv}: bought at 10:00 and in effect at once. */
    public static String order(String orderId, String accountId, String resourceId, LocalDate purchasedOn) {
        String begin = purchasedOn + "T10:00:00+08:00";
        String end = purchasedOn.plusYears(1) + "T10:00:00+08:00";
        return String.join(
                        ",",
                        orderId,
                        accountId,
                        resourceId,
                        "BCC,small,NEW,PREPAID,COMPLETED",
                        begin,
                        begin,
                        end,
                        "12,600.00,0.00")
                + "\n";
    }
}
