package reckon.staging;

import java.io.IOException;

/** That the content of a file cannot be unpacked; the file is refused as a whole. */
public final class CorruptContentException extends IOException {
    CorruptContentException(String message) {
        super(message);
    }
}
