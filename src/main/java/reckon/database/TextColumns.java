package reckon.database;

import com.mysql.cj.jdbc.result.ResultSetMetaData;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;

/**
 * Columns as MySQL sends them for a statement that is not prepared on the server: each is text, whatever its type.
 *
 * <p>Reading that text takes less than having the driver make objects of it first. It comes in the character set of its
 * column, so the driver still reads the columns of the few databases that have another one than UTF-8 or ASCII.
 */
final class TextColumns extends Columns {
    private static final Set<String> UTF_8_OR_A_PART_OF_IT = Set.of("UTF-8", "US-ASCII");

    private final boolean[] comesAsUtf8;

    TextColumns(ResultSet result) throws SQLException {
        super(result);
        ResultSetMetaData columns = result.getMetaData().unwrap(ResultSetMetaData.class);
        this.comesAsUtf8 = new boolean[columns.getColumnCount()];
        for (int i = 0; i < comesAsUtf8.length; i++) {
            comesAsUtf8[i] = UTF_8_OR_A_PART_OF_IT.contains(columns.getColumnCharacterEncoding(i + 1));
        }
    }

    @Override
    public @Nullable String optionalText() throws SQLException {
        int column = nextColumn();
        if (!comesAsUtf8[column - 1]) {
            return result().getString(column);
        }
        byte[] text = result().getBytes(column);
        return text == null ? null : new String(text, StandardCharsets.UTF_8);
    }

    @Override
    public <E extends Enum<E>> @Nullable E optionalWord(Class<E> words) throws SQLException {
        int column = nextColumn();
        if (!comesAsUtf8[column - 1]) {
            String word = result().getString(column);
            return word == null ? null : Enum.valueOf(words, word);
        }
        byte[] word = result().getBytes(column);
        return word == null ? null : EnumWords.spelt(words, word);
    }

    @Override
    public @Nullable Money optionalMoney() throws SQLException {
        byte[] text = bytes();
        return text == null ? null : new Money(ColumnText.hundredths(text));
    }

    @Override
    public @Nullable Points optionalPoints() throws SQLException {
        byte[] text = bytes();
        return text == null ? null : new Points(ColumnText.hundredths(text));
    }

    @Override
    public @Nullable Instant optionalInstant() throws SQLException {
        byte[] text = bytes();
        return text == null ? null : ColumnText.instant(text);
    }

    @Override
    public @Nullable LocalDate optionalDate() throws SQLException {
        byte[] text = bytes();
        return text == null ? null : ColumnText.date(text);
    }

    @Override
    public @Nullable Integer optionalWhole() throws SQLException {
        byte[] text = bytes();
        return text == null ? null : Math.toIntExact(ColumnText.whole(text));
    }

    @Override
    public @Nullable Long optionalLarge() throws SQLException {
        byte[] text = bytes();
        return text == null ? null : ColumnText.whole(text);
    }

    @Override
    public boolean flag() throws SQLException {
        byte[] text = bytes();
        return text != null && ColumnText.whole(text) != 0;
    }

    @Override
    public byte @Nullable [] bytes() throws SQLException {
        return result().getBytes(nextColumn());
    }
}
