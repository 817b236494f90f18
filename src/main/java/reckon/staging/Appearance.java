package reckon.staging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file that should be CSV is instead, told by how it begins. */
final class Appearance {
    /** How much of a file is looked at, in bytes. */
    static final int HEAD_BYTES = 4096;

    private static final int BYTES_FOR_UTF_16 = 64;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final byte[] OLD_EXCEL = bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1);
    private static final byte[] XZ = bytes(0xFD, '7', 'z', 'X', 'Z', 0);
    private static final byte[] SEVEN_ZIP = bytes('7', 'z', 0xBC, 0xAF, 0x27, 0x1C);
    private static final byte[] ZSTANDARD = bytes(0x28, 0xB5, 0x2F, 0xFD);
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};
    private static final byte[] UTF_16_LE = bytes(0xFF, 0xFE);
    private static final byte[] UTF_16_BE = bytes(0xFE, 0xFF);

    private Appearance() {}

    /**
     * Returns what content that begins with some bytes is, as it follows "it is"; null if it may be text of lines.
     *
     * @param isUtf16Expected whether the files are said to be in UTF-16 or another encoding whose text has NULs
     */
    static @Nullable String of(byte[] head, boolean isUtf16Expected) {
        if (GzipMembers.begins(head)) {
            return "a gzip file";
        }
        if (begins(head, ZIP) || begins(head, EMPTY_ZIP)) {
            return isWorkbook(head) ? "an Excel workbook (xlsx)" : "a zip archive";
        }
        if (begins(head, OLD_EXCEL)) {
            return "an old Excel workbook (xls)";
        }
        if (begins(head, XZ) || begins(head, SEVEN_ZIP) || begins(head, ZSTANDARD)) {
            return "an archive of another kind than gzip (xz, 7z or zstd)";
        }
        if (begins(head, PDF)) {
            return "a PDF document";
        }
        if (!isUtf16Expected && isUtf16(head)) {
            return "text in UTF-16";
        }
        return isMarkup(head) ? "a web page (HTML) or XML" : null;
    }

    /** A workbook is a zip archive whose first entries have these names. */
    private static boolean isWorkbook(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return text.contains("[Content_Types].xml") || text.contains("xl/") || text.contains("_rels/");
    }

    private static boolean isUtf16(byte[] head) {
        if (begins(head, UTF_16_LE) || begins(head, UTF_16_BE)) {
            return true;
        }
        int length = Math.min(head.length, BYTES_FOR_UTF_16) & ~1;
        int nulsAtEven = 0;
        int nulsAtOdd = 0;
        for (int i = 0; i < length; i += 2) {
            nulsAtEven += head[i] == 0 ? 1 : 0;
            nulsAtOdd += head[i + 1] == 0 ? 1 : 0;
        }
        int most = length / 2;
        return most > 1 && ((nulsAtEven == most && nulsAtOdd == 0) || (nulsAtOdd == most && nulsAtEven == 0));
    }

    private static boolean isMarkup(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return text.startsWith("<!") || text.startsWith("<?xml") || text.matches("(?s)<[a-z]+[\\s>].*");
    }

    private static boolean begins(byte[] head, byte[] with) {
        return head.length >= with.length && Arrays.equals(head, 0, with.length, with, 0, with.length);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
