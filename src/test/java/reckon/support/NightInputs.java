package reckon.support;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.SplittableRandom;

/**
 * Makes the input files of one night of any size, the same ones for the same seed.
 *
 * <p>For N requests there are N orders, 0.85 N resources and 0.3 N accounts, in the mix of an ordinary night:
 * instances, disks and addresses, first terms used for days or months, renewals not begun, resizes, full
 * refunds, requests for what is unknown, frozen, expired or asked for twice. One account in eight shares a
 * phone with another one.
 */
public final class NightInputs {
    /** The business date of the night. */
    public static final LocalDate BUSINESS_DATE = LocalDate.of(2026, 11, 4);

    private static final String[] PRODUCTS = {"BCC", "BCC", "BCC", "BCC", "CDS", "CDS", "EIP"};
    private static final int SPECS = 8;
    private static final long FORTY_BITS = (1L << 40) - 1;
    private final SplittableRandom random;
    private final int requests;
    private final int accounts;
    private final int resources;
    private final Path folder;
    private final LocalDateTime midnight;
    private final int first;
    private int lastOrder;
    private int lastRequest;

    /** @param first the number of the night's first request, order and resource */
    private NightInputs(Path folder, int requests, int accounts, LocalDate date, int first, long seed) {
        this.folder = folder;
        this.requests = requests;
        this.accounts = accounts;
        this.resources = requests * 85 / 100;
        this.midnight = date.atStartOfDay();
        this.first = first;
        this.random = new SplittableRandom(seed + first);
    }

    /** Writes the files of a night of {@code requests} requests with 0.3 times as many accounts. */
    public static void write(Path folder, int requests, long seed) {
        write(folder, requests, Math.max(1, requests * 3 / 10), seed);
    }

    /** Writes the files of a night with a given number of accounts. */
    public static void write(Path folder, int requests, int accounts, long seed) {
        try {
            Files.createDirectories(folder);
            NightInputs inputs = new NightInputs(folder, requests, accounts, BUSINESS_DATE, 0, seed);
            inputs.writeAccounts();
            inputs.writePrices();
            inputs.writeSubscriptions();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the files of one of a row of nights, each with as many requests for resources of its own; the first one alone
     * brings the accounts and the prices.
     *
     * @param number of the night, from 0
     */
    public static void writeOneOfMany(Path folder, int number, LocalDate date, int requests, int accounts, long seed) {
        try {
            Files.createDirectories(folder);
            NightInputs inputs = new NightInputs(folder, requests, accounts, date, number * requests, seed);
            if (number == 0) {
                inputs.writeAccounts();
                inputs.writePrices();
            }
            inputs.writeSubscriptions();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the consumption of a month, the same for each account. */
    public static void writeConsumption(Path folder, YearMonth month, int accounts) {
        try (BufferedWriter file = Files.newBufferedWriter(folder.resolve("consumption-" + month + ".csv"))) {
            file.write("account_id,month,amount\n");
            for (int i = 0; i < accounts; i++) {
                file.write(account(i) + "," + month + ",1000.00\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeAccounts() throws IOException {
        try (BufferedWriter file = open(
                        "accounts",
                        "account_id,mobile,certification_id,payment_source,content_fingerprint,login_ip,risk");
                BufferedWriter consumption = open("consumption", "account_id,month,amount")) {
            for (int i = 0; i < accounts; i++) {
                int phone = i > 0 && random.nextInt(8) == 0 ? random.nextInt(i) : i;
                file.write(account(i) + ",+86139" + (10_000_000 + phone) + ",11010119900101" + (1_000_000 + i)
                        + ",card-" + i + ",,," + (random.nextInt(500) == 0 ? "REJECTED" : "") + "\n");
                if (random.nextInt(10) > 0) {
                    consumption.write(account(i) + ",2026-10," + money(300_000) + "\n");
                }
            }
        }
    }

    private void writePrices() throws IOException {
        try (BufferedWriter file = open("prices", "product,spec,term_months,list_price,valid_from")) {
            for (String product : new String[] {"BCC", "CDS", "EIP"}) {
                for (int spec = 0; spec < SPECS; spec++) {
                    file.write(product + ",s" + spec + ",1," + (40 + 10 * spec) + ".00,2020-01-01T00:00:00+08:00\n");
                    file.write(product + ",s" + spec + ",12," + (400 + 100 * spec) + ".00,2020-01-01T00:00:00+08:00\n");
                }
            }
        }
    }

    private void writeSubscriptions() throws IOException {
        try (BufferedWriter resourceFile = open(
                        "resources",
                        "resource_id,account_id,product,spec,status,attached_to,package_used,support_benefit_used,invoiced,in_transaction");
                BufferedWriter orderFile = open(
                        "orders",
                        "order_id,account_id,resource_id,product,spec,order_type,charge_type,status,purchased_at,effective_at,"
                                + "expires_at,duration_months,paid_cash,paid_coupon,offering,promotion,contract_id,bundle_id,"
                                + "auto_renew,auto_renew_period,relation_cds");
                BufferedWriter requestFile =
                        open("requests", "request_id,account_id,resource_id,kind,submitted_at,reason")) {
            String lastInstance = "";
            for (int i = 0; i < resources; i++) {
                String account = account(random.nextInt(accounts));
                String product = PRODUCTS[random.nextInt(PRODUCTS.length)];
                String id = product.toLowerCase(java.util.Locale.ROOT).charAt(0) + "-" + hex(first + i);
                boolean attached = !product.equals("BCC") && !lastInstance.isEmpty() && random.nextInt(3) == 0;
                String status = random.nextInt(200) == 0 ? "FROZEN" : "ACTIVE";
                resourceFile.write(id + "," + account + "," + product + ",s1," + status + ","
                        + (attached ? lastInstance : "") + ",,,,\n");
                if (product.equals("BCC")) {
                    lastInstance = id;
                }
                boolean renewed = writeOrders(orderFile, account, id, product);
                writeRequest(requestFile, account, id, renewed && random.nextInt(3) == 0 ? "RENEWAL" : "");
            }
            while (lastRequest < requests) {
                writeRequest(
                        requestFile,
                        account(random.nextInt(accounts)),
                        "i-" + hex(first + random.nextInt(resources)),
                        "");
            }
        }
    }

    /** Writes a first term, and for some resources a renewal or a resize as well; returns whether it was renewed. */
    private boolean writeOrders(BufferedWriter file, String account, String resource, String product)
            throws IOException {
        int months = new int[] {1, 3, 6, 12, 24}[random.nextInt(5)];
        int daysAgo = random.nextInt(10) < 2 ? random.nextInt(4) : random.nextInt(months * 31);
        LocalDateTime bought = midnight.minusDays(daysAgo).minusSeconds(random.nextInt(80_000));
        LocalDateTime end = bought.plusMonths(months);
        String spec = "s" + random.nextInt(SPECS);
        order(file, account, resource, product, spec, "NEW", bought, bought, end, months);
        if (lastOrder >= requests || random.nextInt(100) >= 18) {
            return false;
        }
        if (random.nextInt(3) == 0) {
            LocalDateTime resized =
                    bought.plus(Duration.between(bought, midnight).dividedBy(2));
            order(
                    file,
                    account,
                    resource,
                    product,
                    "s" + random.nextInt(SPECS),
                    "RESIZE",
                    resized,
                    resized,
                    end,
                    months);
            return false;
        }
        order(file, account, resource, product, spec, "RENEW", bought.plusSeconds(60), end, end.plusMonths(1), 1);
        return true;
    }

    private void order(
            BufferedWriter file,
            String account,
            String resource,
            String product,
            String spec,
            String type,
            LocalDateTime bought,
            LocalDateTime start,
            LocalDateTime end,
            int months)
            throws IOException {
        file.write("o" + (1_000_000_000L + first + lastOrder++) + "," + account + "," + resource + "," + product + ","
                + spec
                + ","
                + type + ",PREPAID,COMPLETED," + time(bought) + "," + time(start) + "," + time(end) + "," + months + ","
                + money(months * 9_000 + 1_000) + "," + (random.nextInt(4) == 0 ? money(5_000) : "0.00") + ",,,,,,,\n");
    }

    private void writeRequest(BufferedWriter file, String account, String resource, String kind) throws IOException {
        LocalDateTime at = midnight.plusSeconds(random.nextInt(86_400));
        file.write("r-" + hex(first + lastRequest++) + "," + account + "," + resource + "," + kind + "," + time(at)
                + ",not needed\n");
    }

    private BufferedWriter open(String kind, String header) throws IOException {
        BufferedWriter file = Files.newBufferedWriter(folder.resolve(kind + ".csv"));
        file.write(header + "\n");
        return file;
    }

    private static String account(int number) {
        return "a" + (10_000_000 + number);
    }

    /** Returns ten hex digits that no other number gives, as good as random: each step keeps different numbers different. */
    private static String hex(int number) {
        long mixed = (number + 1L) * 0x9E3779B97FL & FORTY_BITS;
        mixed ^= mixed >>> 21;
        mixed = mixed * 0xBF58476D1DL & FORTY_BITS;
        mixed ^= mixed >>> 19;
        mixed = mixed * 0x94D049BB13L & FORTY_BITS;
        return String.format("%010x", mixed ^ mixed >>> 20);
    }

    private static String time(LocalDateTime local) {
        return local.withNano(0) + (local.getSecond() == 0 ? ":00" : "") + "+08:00";
    }

    private String money(int mostCents) {
        int cents = random.nextInt(mostCents);
        return cents / 100 + "." + (char) ('0' + cents / 10 % 10) + (char) ('0' + cents % 10);
    }

    /**
     * Writes a night from the command line: folder, requests, seed; for one of a row of nights also its number, its date and
     * the number of accounts, and the night of a month's first day gets the consumption of the month before.
     */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        int requests = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        if (arguments.length == 3) {
            write(folder, requests, seed);
            return;
        }
        int number = Integer.parseInt(arguments[3]);
        LocalDate date = LocalDate.parse(arguments[4]);
        int accounts = Integer.parseInt(arguments[5]);
        writeOneOfMany(folder, number, date, requests, accounts, seed);
        if (number > 0 && date.getDayOfMonth() == 1) {
            writeConsumption(folder, YearMonth.from(date).minusMonths(1), accounts);
        }
    }
}
