package reckon.setup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The name of this machine, which Java itself only finds where a list of hosts or a name server knows it. */
public final class HostName {
    private static final Logger log = LoggerFactory.getLogger(HostName.class);
    /** What Linux calls the machine, whatever its list of hosts says. */
    private static final Path KERNELS = Path.of("/proc/sys/kernel/hostname");

    private static final List<String> VARIABLES = List.of("HOSTNAME", "COMPUTERNAME");

    private HostName() {}

    /** Returns the name. */
    public static String ofThisMachine() {
        return find(KERNELS, System.getenv());
    }

    /**
     * Returns the name.
     *
     * @param kernels the file in which the kernel has it, where there is one
     * @param environment asked where there is no such file
     */
    static String find(Path kernels, Map<String, String> environment) {
        try {
            String name = Files.isReadable(kernels) ? Files.readString(kernels).strip() : "";
            if (!name.isEmpty()) {
                return name;
            }
        } catch (IOException e) {
            log.debug("the kernel does not tell its name", e);
        }
        for (String variable : VARIABLES) {
            String name = environment.getOrDefault(variable, "").strip();
            if (!name.isEmpty()) {
                return name;
            }
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "a machine without a name";
        }
    }
}
