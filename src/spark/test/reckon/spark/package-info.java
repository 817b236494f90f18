/** Nights on Spark beside the same nights of the one-machine program: every file of a run's folder is the same, byte for byte. */
@org.jspecify.annotations.NullMarked
package reckon.spark;
