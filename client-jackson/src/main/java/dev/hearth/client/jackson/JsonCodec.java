package dev.hearth.client.jackson;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.ByteBufferBackedInputStream;
import dev.hearth.client.Codec;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;

/**
 * Records, beans and collections of them as JSON in UTF-8; codec 2 of the wire format. Safe for use by many threads.
 *
 * <p>Made for programs of which two releases run side by side. Properties that this release does not know are ignored. A property
 * that it knows and the value lacks is null; where it cannot be null, because it is primitive, is marked as required, or its record
 * refuses null, the value does not parse. A value that does not parse counts as missing: it is loaded anew, and stored as this
 * release writes it.
 */
public final class JsonCodec<V> implements Codec<V> {

    private static final int JSON = 2;

    private final String cacheClass;
    private final JavaType type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    private JsonCodec(String cacheClass, JavaType type, ObjectMapper mapper) {
        this.cacheClass = cacheClass;
        this.type = type;
        reader = mapper.readerFor(type)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        writer = mapper.writerFor(type);
    }

    /**
     * The values of a class.
     *
     * @param cacheClass named in errors
     */
    public static <V> JsonCodec<V> of(String cacheClass, Class<V> type) {
        var mapper = mapper();
        return new JsonCodec<>(cacheClass, mapper.constructType(type), mapper);
    }

    /**
     * As {@link #of(String, Class)}, for values of a generic type: {@code new TypeReference<List<Product>>() {}}.
     *
     * @param cacheClass named in errors
     */
    public static <V> JsonCodec<V> of(String cacheClass, TypeReference<V> type) {
        return of(cacheClass, type.getType(), mapper());
    }

    /**
     * As {@link #of(String, Class)}, with a mapper of the program.
     *
     * @param type of {@code V}, which the caller vouches for
     * @param mapper how values are written; reading is lenient as this class says, whatever the mapper does. Not to be configured
     *     from now on
     */
    public static <V> JsonCodec<V> of(String cacheClass, Type type, ObjectMapper mapper) {
        return new JsonCodec<>(cacheClass, mapper.constructType(type), mapper);
    }

    /** Modules on the class path are used, so dates work where Jackson's module for them is. They are written as text. */
    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .findAndAddModules()
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .build();
    }

    @Override
    public int id() {
        return JSON;
    }

    /**
     * The value as JSON.
     *
     * @throws JsonValueException Jackson cannot write it
     */
    @Override
    public byte[] encode(V value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new JsonValueException(describe("cannot be written as JSON from", e), e);
        }
    }

    /**
     * The value in these bytes.
     *
     * @throws JsonValueException they are not JSON, or not of the type. It does not hold what they are: caches keep secrets
     */
    @Override
    public V decode(ByteBuffer bytes) {
        try {
            V value = reader.readValue(new ByteBufferBackedInputStream(bytes));
            if (value == null) {
                throw new JsonValueException(start("is the JSON null instead of"), null);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new JsonValueException(describe("does not parse as", e), null);
        } catch (IOException e) {
            throw new JsonValueException(describe("cannot be read as", e), e);
        }
    }

    private String start(String what) {
        return "a value of class " + cacheClass + " " + what + " " + type.toCanonical();
    }

    /** Where and of which kind, without Jackson's message: that quotes the value. */
    private String describe(String what, IOException error) {
        var text = new StringBuilder(start(what))
                .append(": ")
                .append(error.getClass().getSimpleName());
        if (error instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            text.append(" at ").append(mapping.getPathReference());
        }
        if (error instanceof JacksonException jackson && jackson.getLocation() != null) {
            text.append(", byte ").append(jackson.getLocation().getByteOffset());
        }
        return text.toString();
    }
}
