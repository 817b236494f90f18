package reckon.policyfile;

/** A policy file that cannot be used; the message names the file, the line, the setting and what is wrong. */
public final class PolicyFileException extends RuntimeException {
    PolicyFileException(String message) {
        super(message);
    }
}
