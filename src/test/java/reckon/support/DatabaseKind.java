package reckon.support;

/** The databases that the program must do the same with. */
public enum DatabaseKind {
    /** The embedded default, in a file. */
    H2,
    /** MySQL with LOAD DATA LOCAL allowed. */
    MYSQL,
    /** MySQL that takes no LOAD DATA LOCAL, so that rows are inserted. */
    MYSQL_BY_INSERT
}
