package reckon.spark;

import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import reckon.intake.IdentityHash;
import reckon.intake.InputKind;
import reckon.intake.InputReader;
import reckon.intake.InputRules;
import reckon.intake.LineListener;
import reckon.staging.StagingSettings;

/** All that an executor needs to read a file's lines. It holds the key of personal data, and so is never shown. */
record Reading(
        InputKind kind,
        ArrayList<String> emptyValues,
        String currency,
        HashSet<String> products,
        LocalDate earliest,
        ZoneId zone,
        String charset,
        byte[] identityKey)
        implements Serializable {

    static Reading of(InputKind kind, StagingSettings settings, byte[] identityKey) {
        InputRules rules = settings.rules();
        return new Reading(
                kind,
                new ArrayList<>(rules.emptyValues()),
                rules.currency(),
                new HashSet<>(rules.products()),
                rules.earliest(),
                rules.zone(),
                settings.charset().name(),
                identityKey);
    }

    Charset encoding() {
        return Charset.forName(charset);
    }

    InputReader reader(InputStream content, LineListener listener) {
        InputRules rules = new InputRules(emptyValues, currency, products, earliest, zone);
        return new InputReader(kind, content, new IdentityHash(identityKey), rules, listener);
    }

    @Override
    public String toString() {
        return "reading of " + kind;
    }
}
