/**
 * What the program costs, measured side by side with what cannot be saved. Nothing here is a test: {@code mvn
 * -Pbenchmark verify} runs it and prints tables.
 */
package reckon.benchmark;
