package reckon.files;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import reckon.money.Money;
import reckon.money.Points;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** A manifest as JSON: properties in snake case, amounts as texts with two places; nothing may be missing or unknown. */
final class ManifestJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new AllRequired())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(Money.class, ToStringSerializer.instance)
                    .addSerializer(Points.class, ToStringSerializer.instance)
                    .addDeserializer(Money.class, new Amount<>(Money.class, Money::of))
                    .addDeserializer(Points.class, new Amount<>(Points.class, Points::of)))
            .build();

    private ManifestJson() {}

    static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static byte[] write(Object value) {
        return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static <T> T convert(Object section, Class<T> type) {
        return MAPPER.convertValue(section, type);
    }

    /** The mapper's own setting for this takes the sections, of which there need be none, for a property too. */
    private static final class AllRequired extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember property) {
            return !property.hasAnnotation(JsonAnySetter.class);
        }
    }

    /** Takes an amount only as it is written, digit for digit. */
    private static final class Amount<T> extends StdScalarDeserializer<T> {
        private final transient Function<String, T> parse;

        Amount(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            try {
                T amount = parse.apply(text);
                if (amount.toString().equals(text)) {
                    return amount;
                }
            } catch (NumberFormatException | ArithmeticException e) {
                throw context.weirdStringException(text, handledType(), "is no amount");
            }
            throw context.weirdStringException(text, handledType(), "is not written with two places");
        }
    }
}
