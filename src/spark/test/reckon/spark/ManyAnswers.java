package reckon.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A driver that runs one command after the other, each with what it says in a file of its own. */
final class ManyAnswers {
    private ManyAnswers() {}

    /** Runs them until one fails; arguments: a file with a command a line, and the folder for what they say, in files 1, 2, 3. */
    public static void main(String[] arguments) throws IOException {
        PrintStream console = System.out;
        int number = 0;
        for (String command : Files.readAllLines(Path.of(arguments[0]))) {
            number++;
            Path file = Path.of(arguments[1]).resolve(Integer.toString(number));
            try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
                System.setOut(out);
                int exitCode = Main.execute((command + " --warehouse warehouse").split(" "));
                if (exitCode != 0) {
                    System.exit(exitCode);
                }
            } finally {
                System.setOut(console);
            }
        }
        System.exit(0);
    }
}
