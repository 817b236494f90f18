package reckon.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Instants as text: ISO-8601 with the offset of a zone, letter for letter as {@link
 * DateTimeFormatter#ISO_OFFSET_DATE_TIME} writes it: the seconds always, of their fraction what is not zero.
 *
 * <p>A night writes millions of them, for each of which the JDK's formatter would walk a tree of printers. Threads may
 * share a format.
 */
public final class InstantFormat {
    private static final int LONGEST = "1970-01-01T00:00:00.000000000+00:00:00".length();
    private static final long FIRST_SECOND = startOfYear(0);
    private static final long END_SECOND = startOfYear(10_000);

    private final ZoneId zone;

    /** @param zone whose offset the texts have */
    public InstantFormat(ZoneId zone) {
        this.zone = zone;
    }

    private static long startOfYear(int year) {
        return LocalDate.of(year, 1, 1).toEpochDay() * Utf8Buffer.SECONDS_PER_DAY;
    }

    /** Returns an instant's text. */
    public String format(Instant instant) {
        Utf8Buffer text = new Utf8Buffer(LONGEST);
        append(instant, text);
        return text.toString();
    }

    /** Appends an instant's text. */
    public void append(Instant instant, Utf8Buffer text) {
        ZoneOffset offset = zone.getRules().getOffset(instant);
        long second = instant.getEpochSecond() + offset.getTotalSeconds();
        if (second < FIRST_SECOND || second >= END_SECOND) {
            text.append(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(offset)));
            return;
        }
        text.appendDateTime(second, 'T');
        int fraction = instant.getNano();
        if (fraction != 0) {
            int places = 9;
            for (; fraction % 10 == 0; fraction /= 10) {
                places--;
            }
            text.append('.');
            text.appendPadded(fraction, places);
        }
        text.append(offset.getId());
    }
}
