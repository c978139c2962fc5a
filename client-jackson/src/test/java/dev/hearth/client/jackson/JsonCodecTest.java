package dev.hearth.client.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What two releases of a program make of each other's values. */
class JsonCodecTest {

    record Product(String id, String name, int cents) {}

    record PricedProduct(String id, String name, int cents, String currency) {}

    record StockedProduct(String id, String name, int cents, int stock) {}

    record StrictProduct(String id, String name, int cents, String currency) {
        StrictProduct {
            Objects.requireNonNull(currency, "currency");
        }
    }

    record RequiredProduct(
            String id,
            String name,
            int cents,
            @JsonProperty(required = true) String currency) {}

    record Offer(Instant until, Duration notice) {}

    /** As older programs write them. */
    public static final class Bean {
        private String name = "";
        private List<String> tags = List.of();

        public String getName() {
            return name;
        }

        public void setName(String value) {
            name = value;
        }

        public List<String> getTags() {
            return tags;
        }

        public void setTags(List<String> value) {
            tags = value;
        }
    }

    private static final Product CUP = new Product("7", "Tasse, \"groß\"", 1_250);

    private final JsonCodec<Product> products = JsonCodec.of("products", Product.class);

    private static <V> V decode(JsonCodec<V> codec, String json) {
        return codec.decode(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static <V> V reread(JsonCodec<V> codec, V value) {
        return codec.decode(ByteBuffer.wrap(codec.encode(value)).asReadOnlyBuffer());
    }

    @Test
    void aRecordIsReadAsItWasWritten() {
        assertThat(reread(products, CUP)).isEqualTo(CUP);
        assertThat(products.id()).as("the wire format's number of JSON").isEqualTo(2);
        assertThat(new String(products.encode(CUP), StandardCharsets.UTF_8))
                .as("other languages read it")
                .isEqualTo("{\"id\":\"7\",\"name\":\"Tasse, \\\"groß\\\"\",\"cents\":1250}");
    }

    @Test
    void aBeanIsReadAsItWasWritten() {
        var bean = new Bean();
        bean.setName("lamp");
        bean.setTags(List.of("new", "sale"));

        assertThat(reread(JsonCodec.of("beans", Bean.class), bean))
                .usingRecursiveComparison()
                .isEqualTo(bean);
    }

    @Test
    void datesAreTextWhereJacksonsModuleForThemIsOnTheClassPath() {
        var offer = new Offer(Instant.parse("2026-01-02T03:04:05.678Z"), Duration.ofMinutes(90));
        var offers = JsonCodec.of("offers", Offer.class);

        assertThat(reread(offers, offer)).isEqualTo(offer);
        assertThat(new String(offers.encode(offer), StandardCharsets.UTF_8))
                .isEqualTo("{\"until\":\"2026-01-02T03:04:05.678Z\",\"notice\":\"PT1H30M\"}");
    }

    @Test
    void genericTypesKeepTheTypeOfTheirElements() {
        var lists = JsonCodec.of("lists", new TypeReference<Map<String, List<Product>>>() {});
        var value = Map.of("kitchen", List.of(CUP));

        assertThat(reread(lists, value)).isEqualTo(value);
    }

    @Test
    void anOlderReleaseIgnoresAFieldThatANewerOneAdded() {
        var newer = JsonCodec.of("products", PricedProduct.class);

        var bytes = newer.encode(new PricedProduct("7", "cup", 1_250, "EUR"));

        assertThat(products.decode(ByteBuffer.wrap(bytes))).isEqualTo(new Product("7", "cup", 1_250));
    }

    @Test
    void aMapperThatRefusesUnknownFieldsIsMadeLenientWithoutBeingChanged() {
        var strict = new ObjectMapper();
        var codec = JsonCodec.<Product>of("products", Product.class, strict);

        assertThat(decode(codec, "{\"id\":\"7\",\"name\":\"cup\",\"cents\":1,\"currency\":\"EUR\"}"))
                .isEqualTo(new Product("7", "cup", 1));
        assertThatThrownBy(() -> strict.readValue("{\"currency\":1}", Product.class))
                .hasMessageContaining("currency");
    }

    @Test
    void aFieldThatAnOlderReleaseDidNotWriteIsNull() {
        var read = JsonCodec.of("products", PricedProduct.class).decode(ByteBuffer.wrap(products.encode(CUP)));

        assertThat(read).isEqualTo(new PricedProduct("7", CUP.name(), 1_250, null));
    }

    @Test
    void aNumberIsNotInventedForAFieldThatIsNotThere() {
        assertThatThrownBy(() ->
                        JsonCodec.of("products", StockedProduct.class).decode(ByteBuffer.wrap(products.encode(CUP))))
                .isInstanceOf(JsonValueException.class)
                .hasMessageContaining("StockedProduct")
                .hasMessageContaining("stock");
    }

    @Test
    void aRecordThatRefusesNullOrRequiresAFieldMakesTheValueCountAsMissing() {
        var old = ByteBuffer.wrap(products.encode(CUP));

        assertThatThrownBy(() -> JsonCodec.of("products", StrictProduct.class).decode(old.duplicate()))
                .isInstanceOf(JsonValueException.class);
        assertThatThrownBy(() -> JsonCodec.of("products", RequiredProduct.class).decode(old.duplicate()))
                .isInstanceOf(JsonValueException.class)
                .hasMessageContaining("currency");
    }

    @Test
    void anErrorNamesClassTypeAndPlaceButNotTheValue() {
        assertThatThrownBy(() -> decode(products, "{\"id\":\"7\",\"name\":\"cup\",\"cents\":\"hunter2\"}"))
                .isInstanceOf(JsonValueException.class)
                .hasMessageStartingWith("a value of class products does not parse as "
                        + "dev.hearth.client.jackson.JsonCodecTest$Product: InvalidFormatException at ")
                .hasMessageContaining("[\"cents\"]")
                .hasNoCause()
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void whatIsNotOneValueOfTheTypeDoesNotParse() {
        for (var json :
                List.of("", "null", "{\"id\":", "[]", "{\"id\":\"7\",\"name\":\"cup\",\"cents\":1}{}", "\u0000")) {
            assertThatThrownBy(() -> decode(products, json))
                    .as(json)
                    .isInstanceOf(JsonValueException.class)
                    .hasMessageContaining("class products");
        }
    }

    @Test
    void aValueThatJacksonCannotWriteIsNamedByItsClass() {
        var codec = JsonCodec.of("threads", Object.class);

        assertThatThrownBy(() -> codec.encode(new Object()))
                .isInstanceOf(JsonValueException.class)
                .hasMessageContaining("class threads")
                .hasMessageContaining("java.lang.Object");
    }
}
