package reckon.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import reckon.files.Manifest;
import reckon.money.Money;
import reckon.money.Points;
import reckon.reconciliation.Break;
import reckon.reconciliation.Section;
import reckon.sample.Sample;
import reckon.support.Folders;

class NightReportTest {
    private static final String HOSTILE = "</script><script>alert(1)</script>{b}";

    @Test
    void theSameRunGivesTheSameBytesInAnotherLocaleAndZone() throws IOException {
        ReportContent one = SampleReport.draw();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(
                    new Locale.Builder().setLanguage("ar").setRegion("EG").build());
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            ReportContent other = SampleReport.draw();
            assertThat(SampleReport.html(other)).isEqualTo(SampleReport.html(one));
            assertThat(SampleReport.parts(other)).isEqualTo(SampleReport.parts(one));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void aNightDrawsWhatTheCommandDrawsFromItsFolder() throws IOException {
        Path folder = SampleReport.with(Map.of());
        Map<String, byte[]> written = SampleReport.writtenByNight(folder, folder.resolveSibling("2026-11-04.written"));
        assertThat(written).containsOnlyKeys("report.html", "report.xlsx");
        assertThat(SampleReport.html(new ReportContent(written)))
                .isEqualTo(SampleReport.html(NightReport.draw(folder, ReportLanguage.EN)));
    }

    @Test
    void whatStandsInOneSectionIsWhatTheOthersSay() throws IOException {
        Night night = SampleReport.night(Sample.EXPECTED);
        Page page = NightPage.of(night, ReportLanguage.EN);
        Section section = Objects.requireNonNull(night.section());
        long open = section.rows().fresh() + section.rows().persisting();
        assertThat(night.openBreaks()).isEqualTo(open);
        assertThat(Objects.requireNonNull(page.breaks()).open()).isEqualTo(open);
        assertThat(page.toDo().stream()
                        .filter(ToDo::isOfBreaks)
                        .mapToLong(ToDo::count)
                        .sum())
                .isEqualTo(open);
        Money byAge = sum(night.figures().pending().byAge())
                .plus(sum(night.figures().breaks().byAge()));
        Section.Bridge bridge = section.bridge();
        assertThat(byAge)
                .isEqualTo(bridge.pending()
                        .amount()
                        .plus(bridge.missing().amount())
                        .plus(bridge.failed().amount()));
        Money byProduct =
                sum(night.figures().refunds().byProduct().values().stream().toList());
        assertThat(byProduct).isEqualTo(night.manifest().totals().refundAmount());
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }

    @Test
    void theFirstNightHasNoneBeforeAndSaysSo() throws IOException {
        Totals totals = SampleReport.page().totals();
        assertThat(totals.note().en()).contains("first night");
        assertThat(totals.lines().get(1).cells()).containsExactly("7,047.80", "", "", "7,047.80");
    }

    @Test
    void aRunBeforeThatIsNotThereIsNamedAndNothingIsShownAsZero() throws IOException {
        Path folder = SampleReport.with(Map.of());
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest).replace("\"run_before\" : null", "\"run_before\" : \"2026-11-03\""));
        Totals totals =
                NightPage.of(SampleReport.night(folder), ReportLanguage.EN).totals();
        assertThat(totals.note().en()).contains("2026-11-03");
        assertThat(totals.lines().get(1).cells()).containsExactly("7,047.80", "", "", "");
    }

    @Test
    void theRunBeforeStandsBesideTonightWithTheChangeAndTheMonth() throws IOException {
        Path folder = SampleReport.with(Map.of());
        Path before = Files.createDirectory(folder.resolveSibling("2026-11-03"));
        String json = Files.readString(folder.resolve("manifest.json"));
        Files.writeString(
                before.resolve("manifest.json"),
                json.replace("2026-11-04", "2026-11-03")
                        .replace("\"refund_amount\" : \"7047.80\"", "\"refund_amount\" : \"8000.00\""));
        Files.writeString(
                folder.resolve("manifest.json"),
                json.replace("\"run_before\" : null", "\"run_before\" : \"2026-11-03\"")
                        .replace("\"run\" : 1", "\"run\" : 2"));
        Totals totals =
                NightPage.of(SampleReport.night(folder), ReportLanguage.EN).totals();
        assertThat(totals.lines().get(1).cells()).containsExactly("7,047.80", "8,000.00", "−952.20", "15,047.80");
    }

    /** 1 and 2 October, then 15 September late, then 20 October: the order of runs is not that of dates. */
    @Test
    void anOlderDateThatWasRunLateLeavesTheMonthWhole() throws IOException {
        Path folder = Folders.create("report").resolve("2026-10-20");
        String json = Files.readString(Sample.EXPECTED.resolve("manifest.json"));
        writeRun(folder, json, 4, "\"2026-09-15\"", "1000.00", "400.00");
        writeRun(folder.resolveSibling("2026-09-15"), json, 3, "\"2026-10-02\"", "100.00", "300.00");
        writeRun(folder.resolveSibling("2026-10-02"), json, 2, "\"2026-10-01\"", "20.00", "200.00");
        writeRun(folder.resolveSibling("2026-10-01"), json, 1, "null", "3.00", "100.00");
        EarlierRuns earlier =
                EarlierRuns.read(folder, Manifest.read(Files.readAllBytes(folder.resolve("manifest.json"))));

        assertThat(earlier.missing()).isNull();
        assertThat(dates(Objects.requireNonNull(earlier.ofMonth())))
                .containsExactly("2026-10-20", "2026-10-02", "2026-10-01");
        assertThat(dates(earlier.lastDays())).containsExactly("2026-10-01", "2026-10-02", "2026-10-20");
        assertThat(earlier.paidIn(Objects.requireNonNull(earlier.before()))).isEqualTo(Money.of("100.00"));
        assertThat(earlier.paidInMonth()).isEqualTo(Money.of("300.00"));

        Folders.remove(folder.resolveSibling("2026-09-15"));
        EarlierRuns torn = EarlierRuns.read(folder, Manifest.read(Files.readAllBytes(folder.resolve("manifest.json"))));
        assertThat(torn.missing()).isEqualTo("2026-09-15");
        assertThat(torn.ofMonth()).as("nobody knows what else is missing").isNull();
        assertThat(torn.paidInMonth()).isNull();
    }

    private static void writeRun(Path folder, String json, int run, String before, String refunded, String paid)
            throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("manifest.json"),
                json.replace("2026-11-04", folder.getFileName().toString())
                        .replace("\"run\" : 1", "\"run\" : " + run)
                        .replace("\"run_before\" : null", "\"run_before\" : " + before)
                        .replace("\"refund_amount\" : \"7047.80\"", "\"refund_amount\" : \"" + refunded + "\"")
                        .replaceFirst("(?s)(\"paid\" : \\{.*?\"amount\" : )\"[0-9.]+\"", "$1\"" + paid + "\""));
    }

    private static List<String> dates(List<Manifest> runs) {
        return runs.stream().map(run -> run.businessDate().toString()).toList();
    }

    @Test
    void hostileTextsDoNothing() throws IOException {
        Path folder = SampleReport.with(Map.of(
                "rejects.csv", "a.csv,9,x,'=1+1" + HOSTILE + "," + HOSTILE + "\n",
                "reconciliation.csv",
                        "SETTLEMENT_UNKNOWN,NEW," + HOSTILE + "," + "x".repeat(64) + ",acct," + "0.00,20.00,0,"
                                + HOSTILE + "\n",
                "refunds.csv",
                        "rf-h,req,acct,res,ord," + HOSTILE
                                + ",FULL,1.00,0.00,1.00,CNY,0.00,A,2026-11-04T00:00:00Z,p\n"));
        ReportContent content = NightReport.draw(folder, ReportLanguage.EN);
        String html = SampleReport.html(content);
        assertThat(html).doesNotContain("<script>alert").contains("\\u003c/script>\\u003cscript>alert(1)");
        assertThat(html.split("<script", -1)).hasSize(3); // the data of the breaks and the page's own
        assertThat(SampleReport.parts(content).values())
                .as("raw and as a text, so that it is no formula")
                .anySatisfy(part -> assertThat(part).contains(">=1+1&lt;/script"))
                .noneSatisfy(part -> assertThat(part).contains("<f>"));
    }

    @Test
    void thePageNeedsNothingFromAnywhere() throws IOException {
        assertThat(SampleReport.html(SampleReport.draw()))
                .contains("default-src &#39;none&#39;")
                .doesNotContain("http:", "https:", "//cdn", "url(", "@import");
    }

    @Test
    void fiftyThousandBreaksStayBelowFiveMegabytesAndWhatIsLeftOutIsSaid() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            rows.append("SETTLEMENT_UNKNOWN,NEW,rf-%032x,order-%d,acct-%d,0.00,%d.00,4,settle-%d%n"
                    .formatted(i * 7919L, i, i, i, i));
        }
        String html = SampleReport.html(
                NightReport.draw(SampleReport.with(Map.of("reconciliation.csv", rows.toString())), ReportLanguage.EN));
        assertThat(html.length()).isLessThan(5_000_000);
        assertThat(html).contains("The 20,000 largest of 50,004 are on this page. All of them: reconciliation.csv");
    }

    @Test
    void thePiecesOfTheBridgeAreLinkedAndTheMedianIsALine() throws IOException {
        String html = SampleReport.html(NightReport.draw(MadeReports.nightWithBreaks(), ReportLanguage.EN));
        String bridge = html.substring(html.indexOf("id=\"bridge\""), html.indexOf("id=\"by-day\""));
        assertThat(bridge.split("fill=\"none\" stroke=\"var\\(--axis\\)\"", -1))
                .as("two pictures, each with its axis and eight links")
                .hasSize(2 * 9 + 1);
        assertThat(html.split("stroke-dasharray", -1)).hasSize(3);
    }

    @Test
    void aRequestWithTooFewPointsIsListedWithThoseItNeededHadAndLacked() throws IOException {
        assertThat(table(SampleReport.page(), "quota").rows().get(0))
                .contains(Points.of("1600.00"), Points.of("1590.00"), Points.of("10.00"));
    }

    @Test
    void aHeldRequestIsListedWithWhatHasToBeDeliveredAndSinceWhenItWaits() throws IOException {
        Path folder = SampleReport.with(Map.of(
                "audit.csv",
                "999,req-late,,acct,acct,bcc-late,,RESOURCE,2026-11-01T12:00:00+08:00,HELD,I3,NO_ORDER,,,,0.00,0.00,,,p,"
                        + "held: no order was bought. Deliver its orders; held since 2026-11-01,h,h\n"));
        assertThat(table(NightPage.of(SampleReport.night(folder), ReportLanguage.EN), "held")
                        .rows())
                .contains(List.of(
                        "req-late",
                        "acct",
                        "bcc-late",
                        Words.ofReason("NO_ORDER"),
                        LocalDate.of(2026, 11, 1),
                        3L,
                        "no order was bought. Deliver its orders"));
    }

    @Test
    void filesThatAreNoneOfTheInputAreListed() throws IOException {
        Path folder = new MadeNight(0).withFilesNotTaken("payments.xlsx").write();
        assertThat(table(NightPage.of(SampleReport.night(folder), ReportLanguage.EN), "not-taken")
                        .rows())
                .containsExactly(List.of("payments.xlsx"));
    }

    @Test
    void whereLedgerAndPaymentsAreTheSameThereIsNothingToDraw() throws IOException {
        Path folder = new MadeNight(1).withNothing().write();
        Figure bridge = Objects.requireNonNull(
                NightPage.of(SampleReport.night(folder), ReportLanguage.EN).beside());
        assertThat(bridge.chart()).isNull();
        assertThat(bridge.sentence().en()).startsWith("Ledger and paid are the same: 1,378,271.31.");
    }

    @Test
    void everyBreakHasItsPlaceAmongWhatIsToBeDone() {
        assertThat(BreakList.kinds()).containsExactlyInAnyOrder(Break.values());
    }

    @Test
    void theMostUrgentBreaksAreNamedAndTheOthersCounted() throws IOException {
        Page page = NightPage.of(SampleReport.night(MadeReports.nightWithBreaks()), ReportLanguage.EN);
        assertThat(page.toDo().stream().filter(ToDo::isOfBreaks))
                .extracting(toDo -> toDo.count() + " " + toDo.name().en())
                .containsExactly(
                        "1 Paid twice",
                        "1 Paid without a refund",
                        "1 Payment failed",
                        "1 Not paid in time",
                        "3 Other breaks");
    }

    private static Table table(Page page, String id) {
        return page.tables().stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ofTooManyUsersWithSeveralAccountsItIsSaidThatOnlyTheFirstWereLookedAt() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int user = 0; user <= AuditFigures.MOST_USERS; user++) {
            for (int account = 1; account <= 2; account++) {
                lines.append("1,r,o,a-%d-%d,u-%d,res,BCC,RESOURCE,2026-11-04T12:00:00+08:00,REJECTED,E01,ARCHIVED,"
                                .formatted(user, account, user)
                        + ",,,0.00,0.00,,,p,archived,h,h\n");
            }
        }
        Path folder = SampleReport.with(Map.of("audit.csv", lines.toString()));
        Table users = table(NightPage.of(SampleReport.night(folder), ReportLanguage.EN), "users");
        assertThat(users.rows()).hasSize(AuditFigures.MOST_ROWS);
        assertThat(users.cut().en())
                .isEqualTo("1,000 of 19,998 are listed. All of them: audit.csv Only the first 20,000 users with several"
                        + " accounts were looked at. All of them: audit.csv");
    }

    @Test
    void whatIsNotWholeIsToBeDoneBeforeAllElse() throws IOException {
        Path folder = new MadeNight(1)
                .withResidual(Money.of("15.00"))
                .incompleteFor("accounts.csv is refused")
                .write();
        Page page = NightPage.of(SampleReport.night(folder), ReportLanguage.EN);
        assertThat(page.toDo().subList(0, 2)).extracting(ToDo::target).containsExactly("bridge", "reasons");
        assertThat(page.band().proofs())
                .extracting(proof -> proof.holds() + " " + proof.detail().en())
                .startsWith(
                        "false residual 15.00",
                        "false expected 52 open refunds, 7,062.80; found 52 open" + " refunds, 7,047.80");
        assertThat(Objects.requireNonNull(page.beside()).sentence().en()).contains("2 payments of 15.00");
    }

    @Test
    void aReportThatCannotBeDrawnIsLeftOut() throws IOException {
        Path folder =
                SampleReport.with(Map.of("quota.csv", "acct-x,NO_SUCH_MOVEMENT,1.00,1.00,2026-11-04T00:00:00Z,\n"));
        assertThat(SampleReport.writtenByNight(folder, folder.resolveSibling("2026-11-04.written")))
                .isEmpty();
    }
}
