package reckon.spark;

import java.sql.Types;
import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import reckon.database.DatabaseAddress;
import scala.Option;

/** What Spark does not know of an embedded database by itself: its enumerations are texts. */
final class EnumsAsTexts extends JdbcDialect {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean canHandle(String url) {
        return new DatabaseAddress(url).isEmbedded();
    }

    @Override
    public Option<DataType> getCatalystType(int sqlType, String typeName, int size, MetadataBuilder more) {
        boolean isEnum = sqlType == Types.OTHER && typeName.startsWith("ENUM");
        return Option.apply(isEnum ? DataTypes.StringType : null);
    }
}
