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

/** A row read by the methods of JDBC, which every driver has. */
public final class JdbcResultRow extends ResultRow {
    /** @param result whose rows are read */
    public JdbcResultRow(ResultSet result) throws SQLException {
        super(result);
    }

    @Override
    protected @Nullable String nextText() throws SQLException {
        return result().getString(nextColumn());
    }

    @Override
    protected <E extends Enum<E>> @Nullable E nextConstant(Class<E> constants) throws SQLException {
        String name = nextText();
        return name == null ? null : Enum.valueOf(constants, name);
    }

    @Override
    protected @Nullable Money nextMoney() throws SQLException {
        BigDecimal decimal = result().getBigDecimal(nextColumn());
        return decimal == null ? null : Money.of(decimal);
    }

    @Override
    protected @Nullable Points nextPoints() throws SQLException {
        BigDecimal decimal = result().getBigDecimal(nextColumn());
        return decimal == null ? null : Points.of(decimal);
    }

    @Override
    protected @Nullable Instant nextInstant() throws SQLException {
        LocalDateTime utc = result().getObject(nextColumn(), LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    @Override
    protected @Nullable LocalDate nextDate() throws SQLException {
        return result().getObject(nextColumn(), LocalDate.class);
    }

    @Override
    protected @Nullable Integer nextInteger() throws SQLException {
        int value = result().getInt(nextColumn());
        return result().wasNull() ? null : value;
    }

    @Override
    protected @Nullable Long nextLong() throws SQLException {
        long value = result().getLong(nextColumn());
        return result().wasNull() ? null : value;
    }

    @Override
    protected @Nullable Boolean nextBoolean() throws SQLException {
        boolean value = result().getBoolean(nextColumn());
        return result().wasNull() ? null : value;
    }

    @Override
    protected byte @Nullable [] nextBytes() throws SQLException {
        return result().getBytes(nextColumn());
    }
}
