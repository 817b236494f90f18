package reckon.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import reckon.money.Money;
import reckon.support.Folders;

/** Reports of nights of every kind and of months, to be looked at in a browser. */
final class MadeReports {
    private static final int NIGHTS_BEFORE = 34;
    private static final String BREAKS = """
            SETTLEMENT_DUPLICATE,PERSISTING,rf-twice,order-twice,acct-a,60.00,120.00,3,settle-1 settle-2
            SETTLEMENT_FAILED,NEW,rf-failed,order-failed,acct-b,883.00,0.00,1,settle-3
            SETTLEMENT_MISSING,PERSISTING,rf-missing,order-missing,acct-c,1590.00,0.00,9,due 2026-10-29
            SETTLEMENT_AMOUNT,PERSISTING,rf-less,order-less,acct-e,100.00,73.00,2,settle-4
            SETTLEMENT_UNKNOWN,NEW,rf-unknown,,,0.00,12.34,0,settle-5
            ORDER_CHANGED,RESOLVED,rf-changed,order-changed,acct-d,66.00,69.00,2,term 2026-10-01T00:00:00+08:00/2026-11-01T00:00:00+08:00 -> 2026-10-01T00:00:00+08:00/2026-10-20T09:30:00+08:00
            ORDER_REFUNDED_OUTSIDE,NEW,,order-outside,acct-rules,0.00,60.00,0,
            ORDER_REFUNDED_OUTSIDE,ACCEPTED,,order-r3-new,acct-six,0.00,66.00,0,
            CDS_NOT_CONVERTED,NEW,rf-convert,order-convert,acct-convert,,,0,cds-convert
            """;
    private static final int MANY = 50_000;
    private static final int LONG = 2_000;

    /** Texts that are markup, a template, a formula, or as long as an id may be. */
    static final List<String> HOSTILE = List.of(
            "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
            "{b}{0}",
            "=1+1",
            "W".repeat(64),
            "资源包云服务器".repeat(5));

    private MadeReports() {}

    /** Returns the folder of a night with breaks of most kinds. */
    static Path nightWithBreaks() throws IOException {
        return new MadeNight(NIGHTS_BEFORE).with("reconciliation.csv", BREAKS).write();
    }

    /** Returns the folder of a night with 50,000 breaks. */
    static Path nightWithManyBreaks() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < MANY; i++) {
            rows.append("SETTLEMENT_UNKNOWN,NEW,rf-%032x,order-%d,acct-%d,0.00,%d.00,4,settle-%d%n"
                    .formatted(i * 7919L, i, i, i, i));
        }
        return new MadeNight(NIGHTS_BEFORE)
                .with("reconciliation.csv", rows.toString())
                .write();
    }

    /** Returns a night whose texts would do harm if they were not written as texts, or are as long as they may be. */
    private static MadeNight hostile() {
        StringBuilder breaks = new StringBuilder();
        StringBuilder pending = new StringBuilder();
        StringBuilder audit = new StringBuilder();
        StringBuilder refunds = new StringBuilder();
        StringBuilder rejects = new StringBuilder();
        for (String text : HOSTILE) {
            breaks.append("SETTLEMENT_UNKNOWN,NEW,%1$s,%1$s,%1$s,0.00,12.34,0,%1$s%n".formatted(text));
            pending.append("SETTLEMENT_MISSING,PENDING,%1$s,%1$s,%1$s,7.00,0.00,0,due 2026-11-07%n".formatted(text));
            refunds.append("r,r,a,r,o,%s,FULL,9.00,0.00,9.00,CNY,0.00,A,2026-11-04T00:00:00Z,p%n".formatted(text));
            rejects.append("%1$s,9,%1$s,%1$s,%1$s%n".formatted(text));
            for (String decision :
                    List.of("HELD,I3,%s,,", "REJECTED,F6,%s,,", "REJECTED,F6,QUOTA_EXCEEDED,,", "FULL,F2,,1,9.00")) {
                audit.append("%1$d,%2$s,%2$s,%2$s,%3$s,%2$s,%2$s,RESOURCE,2026-11-04T12:00:00+08:00,"
                                .formatted(audit.length() + 1, text, HOSTILE.get(0)))
                        .append(decision.formatted(text))
                        .append(",,9.00,0.00,5.00,5.00,p,held: %s; held since 2026-11-01,h,h%n".formatted(text));
            }
        }
        return new MadeNight(NIGHTS_BEFORE)
                .with("reconciliation.csv", breaks.toString())
                .with("pending.csv", pending.toString())
                .with("audit.csv", audit.toString())
                .with("refunds.csv", refunds.toString())
                .with("rejects.csv", rejects.toString())
                .incompleteFor(HOSTILE.toArray(new String[0]));
    }

    /** Writes the page of a night of long lists and returns where it is. */
    static Path writeLong() throws IOException {
        ReportContent content = NightReport.draw(MadeLargeNight.write(LONG), ReportLanguage.EN);
        return page(
                Folders.create("browser"), "long", SampleReport.html(content).getBytes(StandardCharsets.UTF_8));
    }

    /** Writes all of them into a new folder and returns where each is, by its name. */
    static Map<String, Path> write() throws IOException {
        MadeNight incomplete = new MadeNight(NIGHTS_BEFORE)
                .with("reconciliation.csv", BREAKS)
                .withFilesNotTaken("payments-november.xlsx", "readme.md")
                .incompleteFor(
                        "file payments-november.xlsx is not taken, as its name is that of no input file: rename it, or let"
                                + " RECKON_IGNORE_FILES cover it",
                        "consumption of 2026-10 was never delivered: no reset was booked for 2026-11",
                        "file orders-evening.csv is refused since 2026-11-03 and what it says is not known: line 7 has"
                                + " 12 fields and not 25");
        Map<String, Path> folders = new TreeMap<>(Map.of(
                "breaks", nightWithBreaks(),
                "pending",
                        new MadeNight(NIGHTS_BEFORE)
                                .with("reconciliation.csv", "")
                                .write(),
                "reconciled",
                        new MadeNight(NIGHTS_BEFORE)
                                .with("reconciliation.csv", "")
                                .with("pending.csv", "")
                                .write(),
                "incomplete", incomplete.write(),
                "unexplained",
                        new MadeNight(NIGHTS_BEFORE)
                                .with("reconciliation.csv", "")
                                .withResidual(Money.of("15.00"))
                                .write(),
                "first", new MadeNight(0).write(),
                "empty", new MadeNight(NIGHTS_BEFORE).withNothing().write(),
                "many-breaks", nightWithManyBreaks(),
                "hostile", hostile().write()));
        Path target = Folders.create("browser");
        Map<String, Path> pages = new TreeMap<>();
        for (Map.Entry<String, Path> night : folders.entrySet()) {
            ReportContent content = NightReport.draw(night.getValue(), ReportLanguage.EN);
            pages.put(
                    night.getKey(),
                    page(target, night.getKey(), SampleReport.html(content).getBytes(StandardCharsets.UTF_8)));
        }
        MonthlyReport months = new MonthlyReport(ReportLanguage.EN);
        YearMonth month = YearMonth.of(2026, 10);
        pages.put("month", page(target, "month", months.draw(MadeMonth.of(month), MadeMonth.of(month.minusMonths(1)))));
        return pages;
    }

    private static Path page(Path folder, String name, byte[] html) throws IOException {
        return Files.write(folder.resolve(name + ".html"), html);
    }
}
