package reckon.intake;

import java.util.List;
import java.util.stream.Stream;

/** Values on both sides of the border of each form. */
final class FormExamples {
    private FormExamples() {}

    static List<String> good(Form form) {
        return switch (form) {
            case ID -> List.of("a", "9", "A_-", "x".repeat(64), " a", "a\t", "\u00A0a\u200B", "\uFEFFa\u3000\n");
            case KEY_ID -> List.of("a", "x".repeat(64), "", "-", "NULL", "N/A", "null", "\\N");
            case MONEY -> List.of("0", "0.0", "0.01", "00.10", "1.5", "9999999999999.99", " 1", "1\u2003");
            case SIGNED -> List.of("0", "0.01", "9999999999999.99", " 1 ");
            case DECIMAL ->
                List.of("0", "0.000000000000000000001", "1", "123456789012345678901234567890.5", "1 ", "N/A");
            case WHOLE -> List.of("1", "12", "12000", "007", " 1");
            case TERM -> List.of("1", "12", "12 ");
            case PERIOD -> List.of("1", "9", "12", "24", "36", " 1", "null");
            case FLAG -> List.of("true", "false", "True", "FALSE", "tRuE", "true ", "\u200Bfalse", "-", "\\N");
            case MONTH -> List.of("2026-01", "2026-12", "1970-01", "2199-12", "2026-01 ");
            case TIME ->
                List.of(
                        "2024-02-29T00:00:00Z",
                        "2023-12-31T23:59:59.999999999-18:00",
                        "2023-01-01T10:00+08:00",
                        "1970-01-01T00:00:00+08:00",
                        "2199-12-31T23:59:59-12:00",
                        " 2023-01-01T10:00:00Z\uFEFF");
            case RECENT -> List.of("2024-02-29T00:00:00Z", "2009-01-01T00:00+08:00", "2199-12-31T23:59:59-12:00");
            case CURRENCY -> List.of("CNY", "", " CNY", "NULL");
            case NAME ->
                List.of("a", "x".repeat(64), "中".repeat(64), "😀".repeat(32), " a ", "a\u0000\t\n\\N", "=1+1", "Null");
            case PRODUCT -> List.of("BCC", "RDS", "rds", "BCC ", "CDS-2", "USAGE_PACKAGE", "中", "x".repeat(64));
            case NOTE -> List.of("a", "中".repeat(500), "NULL", "s1 s2 +3", "");
            case MARK, REMARK, PERSONAL ->
                List.of("a", "中".repeat(5000), " ", "\u0000\t\n\\N", "\"", "NULL", "null", "N/A", "-", "\\N", "n/a");
            case WORD -> List.of();
        };
    }

    static List<String> bad(Form form) {
        return switch (form) {
            case ID, KEY_ID ->
                List.of("-a", "_a", "a.b", "a b", "a\u200Bb", "ä", "x".repeat(65), "a\nb", "\"a\"", "--", "n/a");
            case MONEY -> join(NO_AMOUNTS, "-1", "-0.01");
            case SIGNED -> join(NO_AMOUNTS, "--1", "-1.234", "- 1");
            case DECIMAL -> List.of("-1", "+1", "1.", ".5", ".", "1.2.3", "1e2", "1 0", "1,5", "١");
            case WHOLE -> List.of("0", "-1", "+1", "1.0", "1.5", "1 0", "12001", "9".repeat(18), "9".repeat(19), "one");
            case TERM -> List.of("0", "2", "11", "13", "1.0", "-1", "1 2");
            case PERIOD ->
                List.of("0", "10", "11", "13", "23", "35", "37", "48", "-1", "1.0", "1 2", "x", "9".repeat(19));
            case FLAG -> List.of("t", "1", "0", "yes", "true x", "falsé", "NUL");
            case MONTH ->
                List.of(
                        "2026-00",
                        "2026-13",
                        "2026-1",
                        "2026/01",
                        "202601",
                        "0000-01",
                        "1969-12",
                        "2200-01",
                        "9999-12",
                        "26-01",
                        "2026-01-01");
            case TIME -> NO_TIMES;
            case RECENT ->
                join(NO_TIMES, "2008-12-31T15:59:59.999999Z", "2008-12-31T23:59:59+08:00", "1970-01-01T00:00:00Z");
            case CURRENCY -> List.of("USD", "cny", "CN", "CNYX", "¥", "RMB");
            case NAME -> List.of("x".repeat(65), "中".repeat(65));
            case PRODUCT -> List.of("bcc", "Bcc", "cDS ", "Usage_Package", "x".repeat(65));
            case NOTE -> List.of("x".repeat(501));
            case MARK, REMARK, PERSONAL, WORD -> List.of();
        };
    }

    private static final List<String> NO_AMOUNTS = List.of(
            "+1",
            "1.234",
            "1,0",
            "1,000.00",
            "1.",
            ".5",
            ".",
            "1e2",
            "1 0",
            "¥1",
            "１",
            "1.0.0",
            "NaN",
            "10000000000000",
            "0x1");

    private static final List<String> NO_TIMES = List.of(
            "2023-02-29T00:00:00Z",
            "2023-01-01T10:00:00",
            "2023-01-01T24:00:00Z",
            "2023-01-01T10:60:00Z",
            "2023-01-01T10:00:60Z",
            "2023-01-01 10:00:00Z",
            "2023-01-01t10:00:00z",
            "2023-01-01T10:00:00+0800",
            "2023-01-01T10:00:00+18:01",
            "2023-01-01T10:00:00.Z",
            "2023-01-01T10:00:00.1234567890Z",
            "2023-01-01",
            "1672538400",
            "1969-12-31T23:59:59Z",
            "2200-01-01T00:00:00+08:00",
            "1026-10-01T10:00:00+08:00");

    private static List<String> join(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
