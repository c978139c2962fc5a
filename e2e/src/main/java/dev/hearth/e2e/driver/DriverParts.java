package dev.hearth.e2e.driver;

/**
 * What writers and readers share; all parts are thread-safe.
 *
 * @param config as given
 * @param primary where writes go, by address
 * @param read where reads go, by address
 */
record DriverParts(
        DriverConfig config,
        Endpoint primary,
        Endpoint read,
        Connections connections,
        Ledger ledger,
        Counters counters,
        SteadyClock clock,
        Acknowledgements acknowledgements) {}
