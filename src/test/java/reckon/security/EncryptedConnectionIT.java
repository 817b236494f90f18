package reckon.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.MySqlServer;
import reckon.support.Outcome;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

final class EncryptedConnectionIT {
    private static final String STORE_PASSWORD = "store-password";
    private static final String PASSWORD = "a password that only TLS may carry";

    @TempDir
    private Path folder;

    @Test
    void aNightChecksTheServersCertificateAgainstTheAuthorityThatItWasGiven() throws Exception {
        try (MySqlServer server = MySqlServer.start(MySqlServer.Settings.FAST)) {
            String url = server.createDatabase("sealed").url();
            TestDatabase administrator = server.administrator();
            administrator.execute("CREATE USER 'sealed'@'%' IDENTIFIED BY '" + PASSWORD + "' REQUIRE SSL");
            administrator.execute("GRANT ALL ON sealed.* TO 'sealed'@'%'");
            Path data = Path.of(administrator.query("SELECT @@datadir").get(0).get(0));

            SmallNight trusting = night(url, certificate(data.resolve("ca.pem")), "trusted");
            TestDatabase encrypted = database(url, "trusted");
            assertThat(encrypted.query("SHOW STATUS LIKE 'Ssl_cipher'"))
                    .singleElement()
                    .satisfies(status -> assertThat(status.get(1)).contains("AES"));
            trusting.completes();

            Outcome refused = night(url, anotherAuthority(), "other").run();
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("Wrong settings: the database's certificate is not trusted")
                    .contains("Name in SPRING_DATASOURCE_URL, as trustCertificateKeyStoreUrl, a key store")
                    .doesNotContain(PASSWORD, STORE_PASSWORD, "\tat ");
        }
    }

    private SmallNight night(String url, Certificate authority, String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", authority);
        try (OutputStream file = Files.newOutputStream(folder.resolve(name + ".p12"))) {
            store.store(file, STORE_PASSWORD.toCharArray());
        }
        return new SmallNight(database(url, name), folder.resolve(name));
    }

    private TestDatabase database(String url, String store) {
        List<String> options = List.of(
                "sslMode=VERIFY_CA",
                "trustCertificateKeyStoreUrl=" + folder.resolve(store + ".p12").toUri(),
                "trustCertificateKeyStoreType=PKCS12",
                "trustCertificateKeyStorePassword=" + STORE_PASSWORD,
                "fallbackToSystemTrustStore=false");
        return new TestDatabase(url + "?" + String.join("&", options), "sealed", PASSWORD);
    }

    private static Certificate certificate(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /** Returns one of the authorities that the JDK trusts, none of which signed the server's certificate. */
    private static Certificate anotherAuthority() throws Exception {
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init((KeyStore) null);
        TrustManager first =
                Arrays.stream(trusted.getTrustManagers()).findFirst().orElseThrow();
        return ((X509TrustManager) first).getAcceptedIssuers()[0];
    }
}
