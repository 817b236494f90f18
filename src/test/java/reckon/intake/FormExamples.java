package reckon.intake;

import java.util.List;

/** Values on both sides of the border of each form. */
final class FormExamples {
    private FormExamples() {}

    static List<String> good(Form form) {
        return switch (form) {
            case ID -> List.of("a", "9", "A_-", "x".repeat(64));
            case MONEY -> List.of("0", "0.0", "0.01", "00.10", "1.5", "9999999999999.99");
            case DECIMAL -> List.of("0", "0.000000000000000000001", "1", "123456789012345678901234567890.5");
            case WHOLE -> List.of("1", "12", "12000", "007");
            case TERM -> List.of("1", "12");
            case PERIOD -> List.of("1", "9", "12", "24", "36");
            case FLAG -> List.of("true", "false");
            case MONTH -> List.of("2026-01", "2026-12", "0001-01", "9999-12");
            case TIME ->
                List.of(
                        "2024-02-29T00:00:00Z",
                        "2023-12-31T23:59:59.999999999-18:00",
                        "2023-01-01T10:00+08:00",
                        "1000-01-01T00:00:00Z",
                        "9999-12-31T23:59:59Z");
            case NAME -> List.of("a", "x".repeat(64), "中".repeat(64), "😀".repeat(32), " ", "\u0000\t\n\\N", "=1+1");
            case MARK, REMARK, PERSONAL -> List.of("a", "中".repeat(5000), " ", "\u0000\t\n\\N", "\"");
            case WORD -> List.of();
        };
    }

    static List<String> bad(Form form) {
        return switch (form) {
            case ID -> List.of("-a", "_a", "a.b", "a b", " a", "a ", "ä", "x".repeat(65), "a\n", "\"a\"");
            case MONEY ->
                List.of(
                        "-1",
                        "+1",
                        "1.234",
                        "1,0",
                        "1,000.00",
                        "1.",
                        ".5",
                        ".",
                        "1e2",
                        " 1",
                        "1 ",
                        "¥1",
                        "１",
                        "1.0.0",
                        "NaN",
                        "10000000000000",
                        "0x1");
            case DECIMAL -> List.of("-1", "+1", "1.", ".5", ".", "1.2.3", "1e2", " 1", "1,5", "١");
            case WHOLE -> List.of("0", "-1", "+1", "1.0", "1.5", " 1", "12001", "9".repeat(18), "9".repeat(19), "one");
            case TERM -> List.of("0", "2", "11", "13", "1.0", "-1", "12 ");
            case PERIOD ->
                List.of("0", "10", "11", "13", "23", "35", "37", "48", "-1", "1.0", " 1", "x", "9".repeat(19));
            case FLAG -> List.of("True", "TRUE", "t", "1", "0", "yes", "true ", " false", "falsé");
            case MONTH ->
                List.of(
                        "2026-00",
                        "2026-13",
                        "2026-1",
                        "2026/01",
                        "202601",
                        "0000-01",
                        "26-01",
                        "2026-01 ",
                        "2026-01-01");
            case TIME ->
                List.of(
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
                        "0999-12-31T23:59:59Z",
                        "9999-12-31T23:59:59-00:01",
                        " 2023-01-01T10:00:00Z");
            case NAME -> List.of("x".repeat(65), "中".repeat(65));
            case MARK, REMARK, PERSONAL, WORD -> List.of();
        };
    }
}
