package reckon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Adds to a night's input files what an ordinary night has none of: orders that failed (Rule A1), and bad lines. */
public final class FailedCreationInputs {
    private FailedCreationInputs() {}

    /** Writes a file of {@code count} orders whose resource was never created, and of one bad line to each 100 of them. */
    public static void write(Path folder, int count) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "order_id,account_id,resource_id,product,spec,order_type,charge_type,status,purchased_at,effective_at,"
                        + "expires_at,duration_months,paid_cash,paid_coupon,offering,promotion,contract_id,bundle_id,"
                        + "auto_renew,auto_renew_period,relation_cds");
        for (int i = 0; i < count; i++) {
            String purchasedAt = NightInputs.BUSINESS_DATE + "T10:00:00+08:00";
            lines.add("failed-" + i + ",a" + (10_000_000 + i) + ",i-never-" + i + ",BCC,s1,NEW,PREPAID,CREATE_FAILED,"
                    + purchasedAt + ",,,1," + (i % 90 + 10) + ".50,0.00,,,,,,,");
            if (i % 100 == 0) {
                lines.add(
                        "bad-" + i + ",a1,i-1,BCC,s1,NEW,PREPAID,COMPLETED," + purchasedAt + ",,,1,a lot,0.00,,,,,,,");
            }
        }
        try {
            Files.write(folder.resolve("orders-failed.csv"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
