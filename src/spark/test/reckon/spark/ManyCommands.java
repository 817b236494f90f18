package reckon.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A driver that runs one command after the other in one process, so that its code is loaded and compiled once. */
final class ManyCommands {
    static final String BETWEEN_ARGUMENTS = "\t";

    private ManyCommands() {}

    /**
     * Runs the commands of the standard input, one a line, until it ends. The argument names a folder: what command 1, 2, 3 says is
     * in the file of that name, and its exit code in the file {@code 1.code} as soon as the command has ended.
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = 0;
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            number++;
            int exitCode = run(command.split(BETWEEN_ARGUMENTS), folder.resolve(Integer.toString(number)));
            Path code = Files.writeString(folder.resolve("code"), Integer.toString(exitCode));
            Files.move(code, folder.resolve(number + ".code"), StandardCopyOption.ATOMIC_MOVE);
        }
        System.exit(0);
    }

    private static int run(String[] command, Path said) throws IOException {
        PrintStream console = System.out;
        try (PrintStream out = new PrintStream(Files.newOutputStream(said), false, StandardCharsets.UTF_8)) {
            System.setOut(out);
            return Main.execute(command);
        } finally {
            System.setOut(console);
        }
    }
}
