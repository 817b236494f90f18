package reckon.files;

/**
 * A file of a run's folder, as its manifest names it.
 *
 * @param rows its lines, the header not counted; 0 for what is drawn, as it has none
 * @param sha256 in hex
 */
public record WrittenFile(String name, long rows, String sha256) {}
