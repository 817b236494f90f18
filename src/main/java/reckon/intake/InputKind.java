package reckon.intake;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The kinds of input file; a file is {@code KIND.csv} or {@code KIND-ANYTHING.csv}, also gzipped. */
public enum InputKind {
    ACCOUNTS(AccountsFormat::new),
    PRICES(hash -> new PricesFormat()),
    RESOURCES(hash -> new ResourcesFormat()),
    ORDERS(hash -> new OrdersFormat()),
    CONSUMPTION(hash -> new ConsumptionFormat()),
    GRANTS(hash -> new GrantsFormat()),
    REQUESTS(hash -> new RequestsFormat()),
    SETTLEMENTS(hash -> new SettlementsFormat());

    private final Function<IdentityHash, LineFormat> format;
    private final Pattern fileName;

    InputKind(Function<IdentityHash, LineFormat> format) {
        this.format = format;
        this.fileName = Pattern.compile(name().toLowerCase(Locale.ROOT) + "(-.*)?\\.csv(\\.gz)?", Pattern.DOTALL);
    }

    /** Whether a file of this name, without its folder, is of this kind. */
    public boolean isNameOf(String fileName) {
        return this.fileName.matcher(fileName).matches();
    }

    LineFormat format(IdentityHash hash) {
        return format.apply(hash);
    }
}
