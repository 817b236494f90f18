package reckon.files;

/**
 * A file of a run's folder, as its manifest names it.
 *
 * @param rows its lines, the header not counted
 * @param sha256 in hex
 */
public record WrittenFile(String name, long rows, String sha256) {}
