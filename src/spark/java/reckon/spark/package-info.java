/**
 * Nights on Apache Spark: the second engine, with the ledger in Apache Iceberg tables.
 *
 * <p>What is decided, recorded, written and said comes from the rooms of the one-machine program; here is only what engines
 * differ in. {@link reckon.spark.SparkNight} is the night, {@link reckon.spark.SparkDatabase} the tables that the rooms ask,
 * {@link reckon.spark.Warehouse} where they are kept. Nobody else knows this room.
 */
@NullMarked
package reckon.spark;

import org.jspecify.annotations.NullMarked;
