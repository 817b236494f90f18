package reckon.spark;

import java.nio.file.Path;
import java.time.LocalDate;

/** A driver that runs one night after the other, so that its code is compiled once. */
final class ManyNights {
    private ManyNights() {}

    /**
     * Runs them until one fails; arguments: the date of the first, how many there are, and the folder that has the input folder of
     * each date.
     */
    public static void main(String[] arguments) {
        LocalDate first = LocalDate.parse(arguments[0]);
        Path inputs = Path.of(arguments[2]);
        for (int night = 0; night < Integer.parseInt(arguments[1]); night++) {
            String date = first.plusDays(night).toString();
            String input = inputs.resolve(date).toString();
            int exitCode = Main.execute(
                    "nightly", "--date", date, "--input", input, "--output", "out", "--warehouse", "warehouse");
            if (exitCode != 0) {
                System.exit(exitCode);
            }
        }
        System.exit(0);
    }
}
