package reckon.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reckon.money.Money;
import reckon.month.MonthSummary;
import reckon.month.MonthSummary.Sums;

class MonthlyReportTest {
    private static final MonthSummary SEPTEMBER = MadeMonth.of(YearMonth.of(2026, 9));
    private static final MonthSummary OCTOBER = MadeMonth.of(YearMonth.of(2026, 10));

    private static String html(MonthSummary month, @Nullable MonthSummary before) {
        return new String(new MonthlyReport(ReportLanguage.EN).draw(month, before), StandardCharsets.UTF_8);
    }

    private static Page page(MonthSummary month, @Nullable MonthSummary before) {
        return MonthlyPage.of(new Months(month, before), ReportLanguage.EN);
    }

    @Test
    void theSameMonthGivesTheSameBytesInAnotherLocaleAndZone() {
        String one = html(OCTOBER, SEPTEMBER);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            assertThat(html(OCTOBER, SEPTEMBER)).isEqualTo(one);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theMonthBeforeStandsBesideIt() {
        Totals totals = page(OCTOBER, SEPTEMBER).totals();
        Money now = OCTOBER.totals().refunded();
        Money before = SEPTEMBER.totals().refunded();
        assertThat(totals.lines().get(1).cells())
                .containsExactly(
                        Numbers.money(now), Numbers.money(before), Numbers.signed(Numbers.money(now.minus(before))));
        assertThat(totals.note().en()).contains("2026-09", "2026-09-30");
        assertThat(html(OCTOBER, SEPTEMBER)).contains("The thin bars are the month before.");
    }

    @Test
    void itsVerdictSaysWhatCameBackAgainstTheMonthBeforeAndWhatIsOpen() {
        Band band = page(OCTOBER, SEPTEMBER).band();
        assertThat(band.name()).isEqualTo("pending");
        assertThat(band.word().en()).isEqualTo("Not all settled");
        assertThat(band.sentence().en())
                .startsWith(Numbers.money(OCTOBER.totals().refunded()) + " CNY were refunded in 31 nights, ")
                .contains(" than in 2026-09 (30 nights). 54 refunds of ")
                .contains(" were open after the run of 2026-10-31");
        assertThat(band.proofs()).extracting(Band.Proof::holds).containsExactly(true, false);
        assertThat(band.proofs().get(1).detail().en()).isEqualTo("5 open refunds, 978.84");
    }

    @Test
    void aMonthWhoseSumsDoNotAgreeSaysSoBeforeAllElse() {
        MonthSummary wrong = new MonthSummary(
                OCTOBER.month(),
                OCTOBER.through(),
                OCTOBER.currency(),
                OCTOBER.totals(),
                OCTOBER.held(),
                OCTOBER.runs().subList(1, OCTOBER.runs().size()),
                OCTOBER.byProduct(),
                OCTOBER.byDecision(),
                OCTOBER.byRule(),
                OCTOBER.openAtEnd(),
                OCTOBER.points());
        Band band = page(wrong, null).band();
        assertThat(band.word().en()).isEqualTo("Sums do not agree");
        assertThat(band.isAlarm()).isTrue();
        assertThat(band.proofs().get(0).holds()).isFalse();
    }

    @Test
    void aMonthBeforeThatIsNotThereIsNamedAndNotShownAsZero() {
        Totals totals = page(OCTOBER, null).totals();
        assertThat(totals.note().en()).contains("2026-09 are not beside these");
        assertThat(totals.lines().get(1).cells())
                .containsExactly(Numbers.money(OCTOBER.totals().refunded()), "", "");
        assertThat(html(OCTOBER, null)).doesNotContain("thin bars");
    }

    @Test
    void theFirstMonthHasNoneBeforeItAndSaysSo() {
        MonthSummary first = new MonthSummary(
                OCTOBER.month(),
                OCTOBER.through(),
                OCTOBER.currency(),
                Sums.NONE,
                0,
                List.of(new MonthSummary.Run(OCTOBER.through(), 1, Sums.NONE)),
                java.util.Map.of(),
                java.util.Map.of(),
                java.util.Map.of(),
                List.of(),
                java.util.Map.of());
        assertThat(page(first, null).totals().note().en()).contains("first month");
        assertThat(html(first, null)).contains("Nothing was refunded.");
        assertThat(page(first, null).band().word().en()).isEqualTo("All settled");
    }

    @Test
    void itsSectionsAddUpToTheSame() {
        Page page = page(OCTOBER, SEPTEMBER);
        assertThat(sum(page, "runs", 4)).isEqualTo(OCTOBER.totals().refunded());
        assertThat(sum(page, "products", 3)).isEqualTo(OCTOBER.totals().refunded());
        assertThat(sum(page, "rules", 3)).isEqualTo(OCTOBER.totals().refunded());
        assertThat(sum(page, "products", 8)).isEqualTo(SEPTEMBER.totals().refunded());
    }

    private static Money sum(Page page, String table, int column) {
        return page.tables().stream()
                .filter(one -> one.id().equals(table))
                .flatMap(one -> one.rows().stream())
                .map(row -> (Money) java.util.Objects.requireNonNull(row.get(column)))
                .reduce(Money.ZERO, Money::plus);
    }

    @Test
    void thousandsOfProductsStayBoundedAndWhatIsLeftOutIsSaid() {
        List<String> products =
                IntStream.range(0, 5_000).mapToObj(i -> "PRODUCT_" + i).toList();
        String html = html(MadeMonth.of(YearMonth.of(2026, 10), products, List.of("F3")), null);
        assertThat(html.length()).isLessThan(2_000_000);
        assertThat(html).contains("1,000 of 5,000 are listed. All of them: month-2026-10.csv");
    }

    @Test
    void hostileNamesDoNothing() {
        String hostile = "</script><script>alert(1)</script>{b}";
        String html = html(
                MadeMonth.of(YearMonth.of(2026, 10), List.of(hostile, "=1+1", "资源包".repeat(10)), List.of(hostile)),
                null);
        assertThat(html).doesNotContain("<script>alert").contains("alert(1)", "{b}");
        assertThat(html.split("<script", -1)).as("the page's own").hasSize(2);
    }
}
