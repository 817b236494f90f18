package reckon.mysql;

import com.mysql.cj.exceptions.CJException;
import com.mysql.cj.jdbc.exceptions.SQLExceptionsMapping;
import com.mysql.cj.jdbc.result.ResultSetMetaData;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ResultsetRows;
import com.mysql.cj.result.Row;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reckon.database.ResultRow;
import reckon.money.Money;
import reckon.money.Points;
import reckon.text.Decimals;
import reckon.text.EnumNames;
import reckon.text.Times;

/**
 * A row as MySQL sends it for a statement that is not prepared on the server: each column is text, whatever its type.
 *
 * <p>Reading that text takes less than having the driver make objects of it first, and so does asking for the driver's
 * rows: its result takes a lock for each column. Text comes in the character set of its column.
 */
final class TextResultRow extends ResultRow {
    private static final Set<Charset> UTF_8_OR_A_PART_OF_IT = Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);

    private final ResultsetRows rows;
    private final Charset[] charsets;
    private final boolean[] comesAsUtf8;
    private @Nullable Row row;

    TextResultRow(ResultSet result) throws SQLException {
        super(result);
        this.rows = result.unwrap(Resultset.class).getRows();
        ResultSetMetaData columns = result.getMetaData().unwrap(ResultSetMetaData.class);
        this.charsets = new Charset[columns.getColumnCount()];
        this.comesAsUtf8 = new boolean[charsets.length];
        for (int i = 0; i < charsets.length; i++) {
            charsets[i] = Charset.forName(columns.getColumnCharacterEncoding(i + 1));
            comesAsUtf8[i] = UTF_8_OR_A_PART_OF_IT.contains(charsets[i]);
        }
    }

    @Override
    protected boolean advance() throws SQLException {
        try {
            row = rows.next();
            return row != null;
        } catch (CJException e) {
            throw SQLExceptionsMapping.translateException(e);
        }
    }

    @Override
    protected @Nullable String nextText() {
        int column = nextColumn();
        byte[] text = bytesOf(column);
        return text == null ? null : new String(text, charsets[column - 1]);
    }

    @Override
    protected <E extends Enum<E>> @Nullable E nextConstant(Class<E> constants) {
        int column = nextColumn();
        byte[] name = bytesOf(column);
        if (name == null) {
            return null;
        }
        byte[] utf8 = comesAsUtf8[column - 1]
                ? name
                : new String(name, charsets[column - 1]).getBytes(StandardCharsets.UTF_8);
        return understood(EnumNames.find(constants, utf8, 0, utf8.length), utf8);
    }

    @Override
    protected @Nullable Money nextMoney() {
        byte[] text = nextBytes();
        return text == null ? null : new Money(minorUnits(text));
    }

    @Override
    protected @Nullable Points nextPoints() {
        byte[] text = nextBytes();
        return text == null ? null : new Points(minorUnits(text));
    }

    private static long minorUnits(byte[] text) {
        return number(Decimals.signedMinorUnits(text, 0, text.length, Decimals.MOST_INTEGER_DIGITS), text);
    }

    @Override
    protected @Nullable Instant nextInstant() {
        byte[] text = nextBytes();
        return text == null ? null : understood(Times.utc(text, 0, text.length), text);
    }

    @Override
    protected @Nullable LocalDate nextDate() {
        byte[] text = nextBytes();
        return text == null ? null : understood(Times.date(text, 0, text.length), text);
    }

    @Override
    protected @Nullable Integer nextInteger() {
        byte[] text = nextBytes();
        return text == null ? null : Math.toIntExact(integer(text));
    }

    @Override
    protected @Nullable Long nextLong() {
        byte[] text = nextBytes();
        return text == null ? null : integer(text);
    }

    @Override
    protected @Nullable Boolean nextBoolean() {
        byte[] text = nextBytes();
        return text == null ? null : integer(text) != 0;
    }

    private static long integer(byte[] text) {
        return number(Decimals.signedInteger(text, 0, text.length), text);
    }

    private static long number(long value, byte[] text) {
        if (value == Decimals.NONE) {
            throw notUnderstood(text);
        }
        return value;
    }

    private static <T> T understood(@Nullable T value, byte[] text) {
        if (value == null) {
            throw notUnderstood(text);
        }
        return value;
    }

    private static IllegalArgumentException notUnderstood(byte[] text) {
        return new IllegalArgumentException(
                new String(text, StandardCharsets.UTF_8) + " is not what a column of this type holds");
    }

    @Override
    protected byte @Nullable [] nextBytes() {
        return bytesOf(nextColumn());
    }

    private byte @Nullable [] bytesOf(int column) {
        return Objects.requireNonNull(row).getBytes(column - 1);
    }
}
