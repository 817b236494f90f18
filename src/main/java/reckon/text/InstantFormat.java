package reckon.text;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Instants as text: ISO-8601 with the offset of a zone, letter for letter as {@link
 * DateTimeFormatter#ISO_OFFSET_DATE_TIME} writes it.
 *
 * <p>A night writes millions of them, for each of which the JDK's formatter would walk a tree of printers. Threads may
 * share a format.
 */
public final class InstantFormat {
    private static final int LONGEST = "1970-01-01T00:00:00.000000000+00:00:00".length();
    private static final int LAST_YEAR_OF_FOUR_DIGITS = 9999;

    private final ZoneId zone;

    /** @param zone whose offset the texts have */
    public InstantFormat(ZoneId zone) {
        this.zone = zone;
    }

    /** Returns an instant's text: the seconds always, of their fraction what is not zero. */
    public String format(Instant instant) {
        ZoneOffset offset = zone.getRules().getOffset(instant);
        LocalDateTime local = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), offset);
        int year = local.getYear();
        if (year < 0 || year > LAST_YEAR_OF_FOUR_DIGITS) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local.atOffset(offset));
        }
        StringBuilder text = new StringBuilder(LONGEST);
        appendTwoDigits(text, year / 100);
        appendTwoDigits(text, year % 100);
        appendTwoDigits(text.append('-'), local.getMonthValue());
        appendTwoDigits(text.append('-'), local.getDayOfMonth());
        appendTwoDigits(text.append('T'), local.getHour());
        appendTwoDigits(text.append(':'), local.getMinute());
        appendTwoDigits(text.append(':'), local.getSecond());
        appendFraction(text, local.getNano());
        return text.append(offset.getId()).toString();
    }

    private static void appendTwoDigits(StringBuilder text, int value) {
        text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }

    private static void appendFraction(StringBuilder text, int nanos) {
        if (nanos == 0) {
            return;
        }
        text.append('.');
        int rest = nanos;
        for (int unit = 100_000_000; rest > 0; unit /= 10) {
            text.append((char) ('0' + rest / unit));
            rest %= unit;
        }
    }
}
