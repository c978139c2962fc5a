package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source that the refresh worker can call. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record HttpSource(
        @Required
        @Size(min = 1, max = 2048)
        @ValidationRule(value = Rules.URL, message = Rules.URL_MESSAGE)
        @JsonPropertyDescription(
                "Answers GET with the value of a key. {key} is the whole key, {1} to {4} what the stars of its pattern matched,"
                        + " all percent-encoded. 2xx is the value, 304 means unchanged, notFoundStatusCodes mean that there is none, anything"
                        + " else is an error and never cached.")
        String loadURL,

        @Size(max = 16) @JsonPropertyDescription("Headers of every call, by name.")
        List<HttpHeader> headers,

        @Size(max = 24)
        @ValidationRule(
                value = Rules.DURATION + "50ms" + Rules.UP_TO + "60s" + Rules.END,
                message = "must be a duration from 50ms to 60s, such as 2s" + Rules.UNITS)
        @JsonPropertyDescription(
                "How long a call may take, 50ms to 60s and less than stampede.lease. Unset: HotKeys 2s, StreamingSessions 1s,"
                        + " ImmutableBlobs 8s.")
        @Nullable
        String timeout,

        @Min(1)
        @Max(256)
        @JsonPropertyDescription("Most calls at the same time. Unset: 16, ImmutableBlobs 4.")
        @Nullable
        Integer maxConcurrentLoads,

        @Size(max = 16)
        @JsonPropertyDescription(
                "Status codes that mean that the source has no value, from 400 to 499. Unset: 404 and 410.")
        @Nullable
        List<@Min(400) @Max(499) Integer> notFoundStatusCodes,

        @JsonPropertyDescription("Where the worker writes, for WriteThrough and WriteBack.") @Nullable
        HttpWrite write) {

    public HttpSource {
        headers = Unset.list(headers);
        notFoundStatusCodes = notFoundStatusCodes == null ? null : List.copyOf(notFoundStatusCodes);
    }
}
