package reckon.intake;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** What the tests read values by: the settings as they are when nobody sets them, and some products. */
final class TestRules {
    static final InputRules RULES = new InputRules(
            List.of("NULL", "null", "\\N", "N/A", "-"),
            "CNY",
            Set.of("BCC", "CDS", "USAGE_PACKAGE"),
            LocalDate.of(2009, 1, 1),
            ZoneId.of("Asia/Shanghai"));

    private TestRules() {}
}
