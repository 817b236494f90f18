/**
 * Makes the objects that the commands work with from the settings: the database, its tables and lock, the policy, the key
 * of personal data, the night. What is wrong with a setting is a {@link reckon.setup.SettingsException} before anything is
 * touched.
 */
@NullMarked
package reckon.setup;

import org.jspecify.annotations.NullMarked;
