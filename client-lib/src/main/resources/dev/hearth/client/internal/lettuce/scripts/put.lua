#!lua flags=allow-cross-slot-keys
-- Stores what the holder of a writer's lease has written to the source, and says so in the log.
-- KEYS[1]  the key
-- ARGV     1 token   2 px   3 cell   4 log   5 by   6 maxlen
-- Reply    {1, log id}   {0} the lease is gone: invalidate instead
local key = KEYS[1]
local header = redis.call('GETRANGE', key, 0, 55)
if #header < 56 or string.sub(header, 1, 2) ~= '\193H' or string.sub(header, 9, 16) ~= ARGV[1] then return {0} end
local time = redis.call('TIME')
if struct.unpack('>I8', string.sub(header, 17, 24)) <= time[1] * 1000 + math.floor(time[2] / 1000) then return {0} end
local id = redis.call('XADD', ARGV[4], 'MAXLEN', '~', ARGV[6], '*', 'i', key, 'by', ARGV[5])
redis.call('SET', key, ARGV[3], 'PX', ARGV[2])
return {1, id}
