package reckon.facts;

/** The attributes of an account that can show that two accounts are one user (Rule U1), in the order that breaks ties. */
public enum UserAttribute {
    MOBILE,
    CERTIFICATION_ID,
    ACCOUNT_ID,
    PAYMENT_SOURCE,
    CONTENT_FINGERPRINT,
    LOGIN_IP
}
