package reckon.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;

/** Columns as any driver gives them. */
public final class TypedColumns extends Columns {
    /** @param result whose rows are read */
    public TypedColumns(ResultSet result) {
        super(result);
    }

    @Override
    public @Nullable String optionalText() throws SQLException {
        return result().getString(nextColumn());
    }

    @Override
    public <E extends Enum<E>> @Nullable E optionalWord(Class<E> words) throws SQLException {
        String word = optionalText();
        return word == null ? null : Enum.valueOf(words, word);
    }

    @Override
    public @Nullable Money optionalMoney() throws SQLException {
        BigDecimal decimal = result().getBigDecimal(nextColumn());
        return decimal == null ? null : Money.of(decimal);
    }

    @Override
    public @Nullable Points optionalPoints() throws SQLException {
        BigDecimal decimal = result().getBigDecimal(nextColumn());
        return decimal == null ? null : Points.of(decimal);
    }

    @Override
    public @Nullable Instant optionalInstant() throws SQLException {
        LocalDateTime utc = result().getObject(nextColumn(), LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    @Override
    public @Nullable LocalDate optionalDate() throws SQLException {
        return result().getObject(nextColumn(), LocalDate.class);
    }

    @Override
    public @Nullable Integer optionalWhole() throws SQLException {
        int value = result().getInt(nextColumn());
        return result().wasNull() ? null : value;
    }

    @Override
    public @Nullable Long optionalLarge() throws SQLException {
        long value = result().getLong(nextColumn());
        return result().wasNull() ? null : value;
    }

    @Override
    public boolean flag() throws SQLException {
        return result().getBoolean(nextColumn());
    }

    @Override
    public byte @Nullable [] bytes() throws SQLException {
        return result().getBytes(nextColumn());
    }
}
