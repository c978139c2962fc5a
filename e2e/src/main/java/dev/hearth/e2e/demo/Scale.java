package dev.hearth.e2e.demo;

/**
 * Maps a range of values to a range of pixels.
 *
 * @param from the value at {@code start}
 * @param to the value at {@code end}, not equal to {@code from}
 * @param start in pixels
 * @param end in pixels, may be less than {@code start}
 */
record Scale(double from, double to, double start, double end) {

    double of(double value) {
        return start + (value - from) / (to - from) * (end - start);
    }

    /** A step of 1, 2, 2.5 or 5 times a power of ten that gives about as many parts as wanted. */
    static double step(double range, int parts) {
        double rough = range / parts;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double fraction = rough / power;
        double nice = fraction <= 1 ? 1 : fraction <= 2 ? 2 : fraction <= 2.5 ? 2.5 : fraction <= 5 ? 5 : 10;
        return nice * power;
    }
}
