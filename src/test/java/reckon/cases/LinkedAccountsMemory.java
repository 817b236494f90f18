package reckon.cases;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import reckon.facts.UserAttribute;
import reckon.text.Sha256;

/**
 * What the search for users needs of memory: the accounts that share a value with another one are in memory, the others are
 * not. It is run with the memory that it is about, and prints how much of it is in use once the users are found.
 */
public final class LinkedAccountsMemory {
    private static final int BYTES_PER_MEBIBYTE = 1024 * 1024;
    private static final int ACCOUNTS_PER_USER = 3;
    private static final int MAX_USER_SIZE = 100;
    private static final int[] PERCENT_LINKED = {10, 20, 30, 50, 70, 100};

    private LinkedAccountsMemory() {}

    /** Runs it; argument: the number of accounts known. */
    public static void main(String[] arguments) {
        int accounts = Integer.parseInt(arguments[0]);
        System.out.printf(
                "%n%,d accounts, %,d MiB of memory%n",
                accounts, Runtime.getRuntime().maxMemory() / BYTES_PER_MEBIBYTE);
        System.out.println("| accounts that share a value | memory in use |");
        System.out.println("|---|---|");
        for (int percent : PERCENT_LINKED) {
            int linked = (int) ((long) accounts * percent / 100);
            System.out.printf("| %,d | %s |%n", linked, inUse(linked));
        }
    }

    private static String inUse(int linked) {
        try {
            LinkedAccounts.Found users = link(linked).users(MAX_USER_SIZE);
            System.gc();
            Runtime java = Runtime.getRuntime();
            long used = (java.totalMemory() - java.freeMemory()) / BYTES_PER_MEBIBYTE;
            return used + " MiB" + (users.userOf(id(1)).equals(id(0)) ? "" : ", and two accounts are not linked");
        } catch (OutOfMemoryError e) {
            return "it does not suffice";
        }
    }

    /** Links accounts three by three. They come in the order of the hash that they share, which is none of theirs. */
    private static LinkedAccounts link(int count) {
        LinkedAccounts linked = new LinkedAccounts();
        for (int first = 0; first + ACCOUNTS_PER_USER <= count; first += ACCOUNTS_PER_USER) {
            List<String> user = new ArrayList<>();
            for (int account = first; account < first + ACCOUNTS_PER_USER; account++) {
                user.add(id(account));
            }
            byte[] hash = Sha256.digest().digest(id(first).getBytes(StandardCharsets.US_ASCII));
            linked.add(UserAttribute.MOBILE, hash, user);
        }
        return linked;
    }

    private static String id(int account) {
        return String.format("account-%010d", account);
    }
}
