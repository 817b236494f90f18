package reckon.database;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;

/**
 * Columns as MySQL sends them for a statement that is not prepared on the server: each is text, whatever its type.
 *
 * <p>Reading that text takes a third of what the driver needs to make objects of it first.
 */
final class TextColumns extends Columns {
    TextColumns(ResultSet result) {
        super(result);
    }

    @Override
    public @Nullable String optionalText() throws SQLException {
        byte[] text = bytes();
        return text == null ? null : new String(text, StandardCharsets.UTF_8);
    }

    @Override
    public <E extends Enum<E>> @Nullable E optionalWord(Class<E> words) throws SQLException {
        byte[] text = bytes();
        return text == null ? null : EnumWords.spelt(words, text);
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
